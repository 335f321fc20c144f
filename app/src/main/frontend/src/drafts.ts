// Words that were not saved survive a closed laptop and a lost connection: they are kept in this browser alone, by part and
// version, and offered again. The key names no person; a form that was sent, or whose draft was given up, keeps nothing.
const PREFIX = "cairn-draft:", DAYS = 14;

interface Draft { at: number; values: Record<string, string[]> }

const fields = (form: HTMLFormElement) =>
  [...form.elements].filter((e): e is HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement =>
    (e instanceof HTMLTextAreaElement || e instanceof HTMLSelectElement || (e instanceof HTMLInputElement && !["hidden", "submit", "button", "file", "password"].includes(e.type))) && e.name !== "");

function read(form: HTMLFormElement): Record<string, string[]> {
  const values: Record<string, string[]> = {};
  fields(form).forEach((e) => {
    const list = (values[e.name] ??= []);
    if (e instanceof HTMLInputElement && (e.type === "checkbox" || e.type === "radio")) { if (e.checked) list.push(e.value); }
    else list.push(e.value);
  });
  return values;
}

function write(form: HTMLFormElement, values: Record<string, string[]>): void {
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
    const before = JSON.stringify(read(form));
    const draft = load(key);
    if (draft && JSON.stringify(draft.values) !== before) offer(form, key, draft);
    else if (draft) keep(key, null);
    let waiting = 0;
    const changed = () => {
      window.clearTimeout(waiting);
      waiting = window.setTimeout(() => {
        const values = read(form);
        keep(key, JSON.stringify(values) === before ? null : { at: Date.now(), values });
      }, 300);
    };
    form.addEventListener("input", changed);
    form.addEventListener("change", changed);
    form.addEventListener("submit", () => {
      window.clearTimeout(waiting);
      keep(key, { at: Date.now(), values: read(form) });
      try {
        sessionStorage.setItem(`${PREFIX}sent`, key);
      } catch {
        // see above
      }
    });
  });
}

function offer(form: HTMLFormElement, key: string, draft: Draft): void {
  const line = document.createElement("p");
  line.className = "c-draft";
  line.setAttribute("role", "status");
  const when = new Date(draft.at).toLocaleString("en-GB", { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" });
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
  button("Restore it", () => write(form, draft.values));
  button("Discard it", () => keep(key, null));
  form.prepend(line);
}
