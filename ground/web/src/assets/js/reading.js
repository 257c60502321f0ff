// Looking through a document that was read: what else a field might be is filled in at once. Without this file the same buttons
// send the form, and the page comes back with the field filled in; nothing is kept before it is accepted.
(() => {
  'use strict';

  for (const button of document.querySelectorAll('button[data-into]')) {
    button.addEventListener('click', (event) => {
      const field = document.getElementById(button.dataset.into);
      if (!field) return;
      event.preventDefault();
      field.value = button.dataset.fill;
      field.focus();
    });
  }

  // The first place that is meant comes into sight inside the text, never the page itself.
  const source = document.querySelector('.source');
  const mark = source && source.querySelector('mark');
  if (mark) source.scrollTop = Math.max(0, mark.offsetTop - source.offsetTop - source.clientHeight / 3);
})();
