// What makes pages quicker and never what makes them work: every link and form here does the same without scripts.
(function () {
  "use strict";

  var words = document.body.dataset;
  var dialog = document.getElementById("dialog");
  var opener = null;

  function say(sentence) {
    var spoken = document.getElementById("spoken");
    spoken.textContent = "";
    // A moment later, so that the same sentence is spoken again.
    window.setTimeout(function () { spoken.textContent = sentence; }, 30);
    var shown = document.createElement("p");
    shown.className = "toast";
    shown.setAttribute("aria-hidden", "true");
    shown.textContent = sentence;
    document.body.appendChild(shown);
    window.setTimeout(function () { shown.remove(); }, 4000);
  }

  // Copying. The clipboard belongs to secure pages, and may be refused there too; then the text is marked for copying by hand.
  function select(element) {
    var range = document.createRange();
    range.selectNodeContents(element);
    var selection = window.getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  }

  function copyBySelection(element, text) {
    select(element);
    try {
      // Browsers say that they have copied even if there was nothing to copy.
      return window.getSelection().toString() === text && document.execCommand("copy");
    } catch (refused) {
      return false;
    }
  }

  function copy(button) {
    var source = button.querySelector("[data-copied-text]") || button;
    var text = button.dataset.copy;
    function told(done) {
      // A long secret is not shown a second time.
      say((done ? words.copied : words.notCopied).replace("{0}", text.length > 12 ? "" : text));
      if (done) {
        window.getSelection().removeAllRanges();
      }
    }
    if (navigator.clipboard && window.isSecureContext) {
      navigator.clipboard.writeText(text).then(
        function () { told(true); },
        function () { told(copyBySelection(source, text)); });
    } else {
      told(copyBySelection(source, text));
    }
  }

  // Questions. The page that a link leads to is shown in a dialog above this one.
  function open(url, from) {
    opener = from;
    fetch(url, { headers: { "HX-Request": "true" }, credentials: "same-origin", redirect: "manual" }).then(function (answer) {
      if (!answer.ok) {
        throw new Error("not shown here");
      }
      return answer.text();
    }).then(function (html) {
      var page = new DOMParser().parseFromString(html, "text/html");
      var part = page.querySelector("[data-question]");
      if (!part) {
        throw new Error("no question");
      }
      dialog.replaceChildren(document.importNode(part, true));
      dialog.showModal();
      var first = dialog.querySelector("[autofocus]") || dialog.querySelector("button, input, select, textarea");
      if (first) {
        first.focus();
      }
    }).catch(function () {
      window.location.assign(url);
    });
  }

  document.addEventListener("click", function (event) {
    var button = event.target.closest("[data-copy]");
    if (button) {
      event.preventDefault();
      copy(button);
      return;
    }
    var cancel = event.target.closest("[data-cancel]");
    if (cancel && dialog.contains(cancel)) {
      event.preventDefault();
      dialog.close();
      return;
    }
    var link = event.target.closest("a[data-dialog]");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey && dialog.showModal) {
      event.preventDefault();
      open(link.href, link);
    }
  });

  dialog.addEventListener("close", function () {
    dialog.replaceChildren();
    if (opener && opener.isConnected) {
      opener.focus();
    }
    opener = null;
  });

  // A form is sent once, however often its button is pressed.
  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (form.method === "dialog" || form.dataset.again !== undefined) {
      return;
    }
    if (form.method === "get" && form.closest("[data-question]") === null && form.dataset.dialog !== undefined && dialog.showModal) {
      event.preventDefault();
      open(form.action + "?" + new URLSearchParams(new FormData(form)).toString(), event.submitter);
      return;
    }
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    if (form.method === "post") {
      form.dataset.sent = "true";
      window.setTimeout(function () { delete form.dataset.sent; }, 10000);
    }
  });

  // Choosing rows: all at once only where scripts do it.
  function offerAll() {
    document.querySelectorAll("[data-choose-all]").forEach(function (box) { box.hidden = false; });
  }
  offerAll();
  document.addEventListener("htmx:afterSettle", offerAll);
  document.addEventListener("change", function (event) {
    var all = event.target.closest("[data-choose-all]");
    if (all) {
      var boxes = document.querySelectorAll("input[name='" + all.dataset.chooseAll + "']");
      boxes.forEach(function (box) { box.checked = all.checked; });
    }
    var now = event.target.closest("[data-submit-on-change]");
    if (now && now.form) {
      now.form.requestSubmit();
    }
  });

  // A search that fails, or takes its time, never looks like one that found nothing.
  document.addEventListener("htmx:beforeRequest", function (event) {
    var target = event.detail.target;
    if (target) {
      target.setAttribute("aria-busy", "true");
    }
    var problem = document.getElementById("search-problem");
    if (problem) {
      problem.hidden = true;
    }
  });
  function failed() {
    document.querySelectorAll("[aria-busy]").forEach(function (each) { each.removeAttribute("aria-busy"); });
    document.querySelectorAll("form[data-sent]").forEach(function (form) { delete form.dataset.sent; });
    var problem = document.getElementById("search-problem");
    if (problem) {
      problem.textContent = words.searchFailed;
      problem.hidden = false;
    } else {
      say(words.searchFailed);
    }
  }
  ["htmx:responseError", "htmx:sendError", "htmx:timeout", "htmx:swapError"].forEach(function (name) {
    document.addEventListener(name, failed);
  });
  document.addEventListener("htmx:afterRequest", function (event) {
    var target = event.detail.target;
    if (target) {
      target.removeAttribute("aria-busy");
    }
    document.querySelectorAll("form[data-sent]").forEach(function (form) { delete form.dataset.sent; });
  });
  // A form that was refused comes back as a page with its problems: it is shown like any other.
  document.addEventListener("htmx:beforeSwap", function (event) {
    var status = event.detail.xhr.status;
    if (status === 409 || status === 422) {
      event.detail.shouldSwap = true;
      event.detail.isError = false;
    }
  });

  // Times are shown as the reader's clock has them.
  var page = document.documentElement.lang;
  // In the reader's own habit where it is the page's language: a British page has British dates.
  var tongue = (navigator.language || "").split("-")[0] === page ? navigator.language : page;
  function localTimes(within) {
    within.querySelectorAll("time[datetime]:not([data-local])").forEach(function (time) {
      var at = new Date(time.dateTime);
      if (!isNaN(at)) {
        time.title = time.textContent;
        time.textContent = at.toLocaleString(tongue, { dateStyle: "medium", timeStyle: "short" });
        time.dataset.local = "true";
      }
    });
  }
  localTimes(document);
  document.addEventListener("htmx:afterSettle", function (event) { localTimes(event.target); });

  // What was just made or refused is where reading goes on.
  document.addEventListener("htmx:afterSettle", function (event) {
    var focused = event.target.querySelector && event.target.querySelector("[autofocus]");
    if (focused) {
      focused.focus();
    }
  });

  // The set-up link carries its code behind the '#', which browsers never send to anybody. Here it gets into the form; without
  // scripts the person copies it.
  var setUp = document.querySelector("[data-code-from-address]");
  function takeCode() {
    var field = document.getElementById(setUp.dataset.codeFromAddress);
    var row = document.getElementById(field.id + "-row");
    var code = window.location.hash.slice(1);
    // Links within the page begin with '#' as well.
    var told = code !== "" && !document.getElementById(code);
    if (told) {
      field.value = code;
      // Neither the history nor somebody who looks on needs it.
      window.history.replaceState(null, "", window.location.pathname);
    }
    if (told || (field.value !== "" && field.getAttribute("aria-invalid") !== "true")) {
      row.hidden = true;
    }
  }
  if (setUp) {
    window.addEventListener("hashchange", takeCode);
    takeCode();
  }

  // On narrow screens the page's own tab may lie beyond the edge.
  document.querySelectorAll(".tabs a[aria-current], .sections a[aria-current]").forEach(function (tab) {
    var row = tab.closest("nav");
    row.scrollLeft = Math.max(0, tab.offsetLeft - (row.clientWidth - tab.offsetWidth) / 2);
  });

  // The menu closes when one goes elsewhere, or presses Escape.
  document.addEventListener("click", function (event) {
    document.querySelectorAll("details.menu[open]").forEach(function (menu) {
      if (!menu.contains(event.target)) {
        menu.open = false;
      }
    });
  });
  document.addEventListener("keydown", function (event) {
    var menu = event.key === "Escape" && event.target.closest("details.menu[open]");
    if (menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });

  // A page that comes back out of the browser's memory after logging out is asked for anew.
  window.addEventListener("pageshow", function (event) {
    if (event.persisted) {
      window.location.reload();
    }
  });
})();
