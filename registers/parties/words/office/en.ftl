# The desk of a body
parties-office-list-title = Desks of organizations
parties-office-list-lead = If you hold a post of an organization, you keep its roster and its public page here.
parties-office-list-none = There is no desk that you can open now. When you have taken a post, tell city hall or an officer of the organization; once your account is tied to the post, the desk appears here.
parties-office-post = Opened as { $post }.
parties-office-next = What is next
parties-office-parts = What you keep here
parties-office-public = Public page
parties-office-public-text = The page that anyone can read.
parties-right = At the desk of the organization
parties-right-hint = Only while the post is held. With the last day of the term it ends.
parties-right-none = Cannot open the desk
parties-right-reads = Can read
parties-right-keeps = Can read and write
