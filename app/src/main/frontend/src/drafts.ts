// Words that were not saved survive a closed laptop and a lost connection: they are kept in this browser alone, form by form,
// and offered again; restored are the fields that were changed, so that what others saved meanwhile beside them stays. The key
// names no person; a form that was sent, or whose draft was given up, keeps nothing.
const PREFIX = "cairn-draft:", DAYS = 14;

type Values = Record<string, string[]>;
/** What stood in a form, and what it began from. */
interface Draft { at: number; values: Values; before?: Values }

const same = (a: string[] | undefined, b: string[] | undefined) => JSON.stringify(a ?? []) === JSON.stringify(b ?? []);

/** The fields that were changed in a draft, but for those that say so already. */
const unsaved = (draft: Draft, now: Values): Values =>
  Object.fromEntries(Object.entries(draft.values).filter(([name, value]) => !same(value, draft.before?.[name]) && !same(value, now[name])));

const fields = (form: HTMLFormElement) =>
  [...form.elements].filter((e): e is HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement =>
    (e instanceof HTMLTextAreaElement || e instanceof HTMLSelectElement || (e instanceof HTMLInputElement && !["hidden", "submit", "button", "file", "password"].includes(e.type))) && e.name !== "");

function read(form: HTMLFormElement): Values {
  const values: Values = {};
  fields(form).forEach((e) => {
    const list = (values[e.name] ??= []);
    if (e instanceof HTMLInputElement && (e.type === "checkbox" || e.type === "radio")) { if (e.checked) list.push(e.value); }
    else list.push(e.value);
  });
  return values;
}

function write(form: HTMLFormElement, values: Values): void {
  fields(form).forEach((e) => {
    const list = values[e.name];
    if (!list) return;
    if (e instanceof HTMLInputElement && (e.type === "checkbox" || e.type === "radio")) e.checked = list.includes(e.value);
    else e.value = list[0] ?? "";
  });
}

const load = (key: string): Draft | null => {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null") as Draft | null;
  } catch {
    return null; // no storage here, or something else wrote there
  }
};

function keep(key: string, draft: Draft | null): void {
  try {
    if (draft) localStorage.setItem(key, JSON.stringify(draft));
    else localStorage.removeItem(key);
  } catch {
    // Storage is full or switched off: the form works as it does without.
  }
}

/** Drafts that nobody came back for, and those of a form whose save has been answered. */
function tidy(): void {
  try {
    Object.keys(localStorage).filter((key) => key.startsWith(PREFIX)).forEach((key) => {
      const draft = load(key);
      if (!draft || Date.now() - draft.at > DAYS * 86_400_000) keep(key, null);
    });
    const sent = sessionStorage.getItem(`${PREFIX}sent`);
    sessionStorage.removeItem(`${PREFIX}sent`);
    // A page that says nothing is wrong answered it: what was sent is saved.
    if (sent && !document.querySelector(".nhsuk-error-summary")) keep(sent, null);
  } catch {
    // see above
  }
}

/** Whoever signs out leaves no words behind on this device. */
function forget(): void {
  try {
    Object.keys(localStorage).filter((key) => key.startsWith(PREFIX)).forEach((key) => localStorage.removeItem(key));
  } catch {
    // see above
  }
}

export function keepDrafts(root: ParentNode): void {
  tidy();
  document.querySelectorAll("form[action='/sign-out']").forEach((form) => form.addEventListener("submit", forget));
  root.querySelectorAll<HTMLFormElement>("form[data-draft]").forEach((form) => {
    const key = PREFIX + form.dataset.draft;
    const before = read(form);
    const draft = load(key);
    const words = draft ? unsaved(draft, before) : {};
    if (draft && Object.keys(words).length > 0) offer(form, key, draft.at, words);
    else if (draft) keep(key, null);
    let waiting = 0;
    const keepNow = () => {
      window.clearTimeout(waiting);
      waiting = 0;
      const values = read(form);
      keep(key, JSON.stringify(values) === JSON.stringify(before) ? null : { at: Date.now(), values, before });
    };
    const changed = () => {
      window.clearTimeout(waiting);
      waiting = window.setTimeout(keepNow, 300);
    };
    // Whoever goes on at once, or saves another form of the page, loses nothing either.
    window.addEventListener("pagehide", () => { if (waiting) keepNow(); });
    form.addEventListener("input", changed);
    form.addEventListener("change", changed);
    form.addEventListener("submit", () => {
      window.clearTimeout(waiting);
      waiting = 0;
      keep(key, { at: Date.now(), values: read(form), before });
      try {
        sessionStorage.setItem(`${PREFIX}sent`, key);
      } catch {
        // see above
      }
    });
  });
}

function offer(form: HTMLFormElement, key: string, at: number, words: Values): void {
  const line = document.createElement("p");
  line.className = "c-draft";
  line.setAttribute("role", "status");
  const when = new Date(at).toLocaleString("en-GB", { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" });
  line.append(`Draft kept from ${when}, on this device.`);
  const button = (text: string, then: () => void) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "c-tool";
    made.textContent = text;
    made.addEventListener("click", () => {
      then();
      line.remove();
      fields(form)[0]?.focus();
    });
    line.append(" ", made);
  };
  button("Restore it", () => write(form, words));
  button("Discard it", () => keep(key, null));
  form.prepend(line);
}
