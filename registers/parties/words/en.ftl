# Kinds; the town's own word comes first where there is one.
parties-sort-federation = Federation of { $community }s
parties-sort-council = { $district } council
parties-sort-neighbourhood = { $community }
parties-sort-group = Group of houses
parties-sort-npo = NPO or citizens' group
parties-sort-company = Company
parties-sort-school = School
parties-sort-hall = Public hall
parties-sort-manager = Designated manager
parties-sort-outside = Body outside of the town
parties-state-preparing = In preparation
parties-state-active = Active
parties-state-dormant = Dormant
parties-state-dissolved = Dissolved
parties-state-merged = Merged into another
parties-theme-safety = Safety and disasters
parties-theme-welfare = Welfare and health
parties-theme-children = Children and education
parties-theme-environment = Environment
parties-theme-culture = Culture and sport
parties-theme-place = The town itself
parties-theme-industry = Industry and tourism
parties-theme-exchange = Exchange

# What is counted.
parties-counter-organizations = Number of organizations
parties-counter-member-households = Households in { $community }s, as these report them
parties-counter-memberships = Memberships entered one by one
parties-counter-seats = Seats of posts
parties-counter-vacant-seats = Seats of posts that nobody holds
parties-unit-organizations = organizations
parties-unit-households = households
parties-unit-memberships = memberships
parties-unit-seats = seats

# The directory.
parties-list-title = Find an organization
parties-list-lead = Organizations that are active in { $town }: { $community }s, district councils, NPOs, schools and others. Look for them by place or by what they do.
parties-list-search = Name of the organization
parties-list-area = Place
parties-list-kind = Kind
parties-list-theme = What they do
parties-list-any = Any
parties-list-deed = Find
parties-list-count = { $count } organizations
parties-list-count-more = The first { $count } organizations; more below.
parties-list-sheet = See people, households and place of { $area }
parties-list-none = There is none. Try a shorter word, or any place and kind.
parties-list-next = More
parties-list-csv = Organizations as a table (CSV)
parties-list-whole-town = All of { $town }
parties-column-slug = ID
parties-column-name = Name
parties-column-kana = Name in kana
parties-column-en = Name in English

# The page of an organization.
parties-one-over = This organization is no longer active.
parties-one-state = State
parties-one-members = Member households
parties-one-households = { $count } households ({ $day }, as reported)
parties-one-place = Meets at
parties-one-phone = Telephone
parties-one-mail = Mail
parties-one-web = Web site
parties-one-above = Belongs to
parties-one-section = Section of city hall
parties-one-officers = Officers
parties-one-nobody = Nobody is named here.
parties-one-since = since { $day }
parties-one-vacant = Vacant
parties-one-below = Organizations that belong to it
parties-api-limit = limit is a number from 1 to { $max }.
