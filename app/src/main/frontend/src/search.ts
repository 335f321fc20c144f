// Suggestions below a search field while somebody types (the combobox pattern of the ARIA Authoring Practices, list
// autocomplete with manual selection). Without script the form does the same by a page of its own.

interface Found {
  title: string;
  href: string;
  detail: string;
}

interface Part {
  heading: string;
  found: Found[];
}

const PAUSE_MS = 120;
let fields = 0;

export function suggest(input: HTMLInputElement): void {
  const id = `suggest-${++fields}`;
  const list = document.createElement("div");
  list.id = id;
  list.className = "c-suggest";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Suggestions");
  list.hidden = true;
  const spoken = document.createElement("div");
  spoken.className = "nhsuk-u-visually-hidden";
  spoken.setAttribute("aria-live", "polite");
  input.after(list, spoken);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", id);
  input.setAttribute("aria-expanded", "false");

  let active = -1;
  let timer = 0;
  let asking: AbortController | undefined;

  const options = () => [...list.querySelectorAll<HTMLElement>("[role=option]")];

  const close = () => {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };

  const mark = (index: number) => {
    const all = options();
    all.forEach((option, i) => option.setAttribute("aria-selected", String(i === index)));
    active = index;
    const chosen = all[index];
    if (chosen) {
      input.setAttribute("aria-activedescendant", chosen.id);
      chosen.scrollIntoView({ block: "nearest" });
    } else {
      input.removeAttribute("aria-activedescendant");
    }
  };

  const show = (parts: Part[]) => {
    list.replaceChildren();
    let number = 0;
    for (const part of parts) {
      const group = document.createElement("div");
      group.setAttribute("role", "group");
      group.setAttribute("aria-label", part.heading);
      const heading = document.createElement("p");
      heading.className = "c-suggest__heading";
      heading.setAttribute("role", "presentation");
      heading.textContent = part.heading;
      group.append(heading);
      for (const found of part.found) {
        const option = document.createElement("a");
        option.id = `${id}-${number++}`;
        option.className = "c-suggest__option";
        option.href = found.href;
        option.tabIndex = -1;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        const detail = document.createElement("span");
        detail.className = "c-muted";
        detail.textContent = ` ${found.detail}`;
        option.append(found.title, detail);
        group.append(option);
      }
      list.append(group);
    }
    active = -1;
    list.hidden = number === 0;
    input.setAttribute("aria-expanded", String(number > 0));
    spoken.textContent = number === 0 ? "No suggestions" : `${number} ${number === 1 ? "suggestion" : "suggestions"}`;
  };

  const ask = async () => {
    asking?.abort();
    const text = input.value.trim();
    if (text.length < 2) {
      close();
      return;
    }
    asking = new AbortController();
    try {
      const answer = await fetch(`/search/suggestions?q=${encodeURIComponent(text)}`, { signal: asking.signal });
      if (answer.ok) show((await answer.json()) as Part[]);
    } catch (problem) {
      // Aborted by the next letter, or no connection: the form still works.
      if (!(problem instanceof DOMException)) close();
    }
  };

  input.addEventListener("input", () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void ask(), PAUSE_MS);
  });
  input.addEventListener("keydown", (event) => {
    const all = options();
    if (event.key === "Escape") {
      if (!list.hidden) {
        event.preventDefault();
        close();
      }
    } else if (list.hidden || all.length === 0) {
      return;
    } else if (event.key === "ArrowDown") {
      event.preventDefault();
      mark((active + 1) % all.length);
    } else if (event.key === "ArrowUp") {
      event.preventDefault();
      mark(active <= 0 ? all.length - 1 : active - 1);
    } else if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      all[active]?.click();
    }
  });
  input.addEventListener("blur", () => window.setTimeout(close, 150));
}

/** Every search field of the page; and "/" goes to the first of them, unless somebody is typing. */
export function startSearch(): void {
  const inputs = [...document.querySelectorAll<HTMLInputElement>('input[type="search"][name="q"]')];
  inputs.forEach(suggest);
  document.addEventListener("keydown", (event) => {
    const target = event.target as HTMLElement | null;
    const typing = target?.closest("input, textarea, select, [contenteditable]") != null;
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      inputs[0]?.focus();
    }
  });
}
