// The set-up link carries its code behind the '#', which browsers never send to anybody. Here it gets into the form;
// without scripts the person copies it.
(function () {
  "use strict";
  var field = document.getElementById("code");
  var row = document.getElementById("code-row");
  if (!field || !row) {
    return;
  }
  function take() {
    var code = window.location.hash.slice(1);
    // Links within the page begin with '#' as well.
    var told = code !== "" && !document.getElementById(code);
    if (told) {
      field.value = code;
      // Neither the history nor somebody who looks on needs it.
      window.history.replaceState(null, "", window.location.pathname);
    }
    if (told || (field.value !== "" && !row.classList.contains("wrong"))) {
      row.hidden = true;
    }
  }
  window.addEventListener("hashchange", take);
  take();
})();
