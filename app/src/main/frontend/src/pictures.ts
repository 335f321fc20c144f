// Pictures that the server drew: as PNG, printed, and edited in place. Each edit is the form that works without script, sent
// and answered by the same page, of which the changed piece is taken over.

/** Sends what a form would send, and takes over the piece of the page that answers. */
export async function send(piece: HTMLElement, selector: string, action: string, fields: [string, string][]): Promise<boolean> {
  const token = piece.querySelector<HTMLInputElement>("input[name=_csrf]");
  const body = new URLSearchParams(fields);
  if (token) body.append(token.name, token.value);
  let answer: Response;
  try {
    answer = await fetch(action, { method: "POST", body, headers: { Accept: "text/html" } });
  } catch {
    say(piece, "That did not reach the server. Nothing was changed; try again.");
    return false;
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.querySelector(selector);
  const wrong = page.querySelector(".nhsuk-error-summary__body");
  if (!fresh) {
    say(piece, wrong?.querySelector("li")?.textContent ?? wrong?.textContent?.trim() ?? `That was not kept (${answer.status}).`);
    return false;
  }
  piece.replaceChildren(...fresh.childNodes);
  say(piece, page.querySelector(".nhsuk-inset-text p")?.textContent ?? "Saved.");
  return true;
}

export function say(piece: HTMLElement, words: string): void {
  const line = piece.querySelector("[data-says]");
  if (line) line.textContent = words;
}

/** The file of a picture as PNG, twice its size so that it stays sharp on a slide. */
async function asPng(button: HTMLElement): Promise<void> {
  const address = button.dataset.png ?? "";
  const text = await (await fetch(address)).text();
  const image = new Image();
  image.onload = () => {
    const canvas = document.createElement("canvas");
    canvas.width = image.naturalWidth * 2;
    canvas.height = image.naturalHeight * 2;
    const context = canvas.getContext("2d");
    if (!context) return;
    context.scale(2, 2);
    context.drawImage(image, 0, 0);
    canvas.toBlob((blob) => {
      if (!blob) return;
      const link = document.createElement("a");
      link.href = URL.createObjectURL(blob);
      link.download = `cairn-${address.split("/").pop()?.replace(".svg", "")}.png`;
      link.click();
      URL.revokeObjectURL(link.href);
    }, "image/png");
  };
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
}

/** What needs a script to work is shown only where one runs. */
export function follow(root: ParentNode): void {
  root.querySelectorAll<HTMLElement>("[data-png]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => void asPng(button));
  });
  root.querySelectorAll<HTMLElement>("[data-print]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  });
}

/** Undo and redo by Ctrl and z, Ctrl and y, and by their buttons, without leaving the page. */
export function followUndo(piece: HTMLElement, sent: (form: HTMLFormElement) => void): void {
  piece.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const target = event.target as HTMLElement;
    // Inside a field that was typed in, the keys belong to the field.
    if (target instanceof HTMLInputElement && target.value !== target.defaultValue) return;
    const key = event.key.toLowerCase();
    const wanted = key === "z" && !event.shiftKey ? "form[data-undo]" : key === "y" || (key === "z" && event.shiftKey) ? "form[data-redo]" : "";
    const form = wanted ? piece.querySelector<HTMLFormElement>(wanted) : null;
    if (!form) return;
    event.preventDefault();
    if (form.querySelector("button")?.disabled) say(piece, wanted.includes("undo") ? "There is nothing to undo." : "There is nothing to do again.");
    else sent(form);
  });
  piece.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    if (!form.matches("form[data-undo], form[data-redo]")) return;
    event.preventDefault();
    sent(form);
  });
}

export const fieldsOf = (form: HTMLFormElement): [string, string][] =>
  ([...new FormData(form)] as [string, string][]).filter(([name]) => name !== "_csrf");

/** Ideas by impact and ease: a number is dragged, and the fields in the table follow. */
export function followIdeas(piece: HTMLElement): void {
  const selector = "[data-ideas]", left = 40, top = 24, side = 420, most = 10;
  const submit = async (form: HTMLFormElement) => {
    await send(piece, selector, form.action, fieldsOf(form));
    follow(piece);
  };
  followUndo(piece, (form) => void submit(form));
  piece.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    if (!form.matches("form[data-pick]")) return;
    event.preventDefault();
    void submit(form);
  });
  piece.addEventListener("pointerdown", (event) => {
    const mark = (event.target as Element).closest<SVGGElement>("[data-idea]");
    const svg = mark?.ownerSVGElement;
    const form = mark && piece.querySelector<HTMLFormElement>(`form[data-pick="${mark.dataset.idea}"]`);
    if (!mark || !svg || !form) return;
    event.preventDefault();
    const box = svg.getBoundingClientRect();
    const scale = svg.viewBox.baseVal.width / box.width;
    const from = { x: event.clientX, y: event.clientY };
    const rounded = (share: number) => Math.round(Math.min(1, Math.max(0, share)) * most * 2) / 2;
    const place = (e: PointerEvent) => ({
      ease: rounded(((e.clientX - box.left) * scale - left) / side),
      impact: rounded(1 - ((e.clientY - box.top) * scale - top) / side),
    });
    const move = (e: PointerEvent) => mark.setAttribute("transform", `translate(${(e.clientX - from.x) * scale} ${(e.clientY - from.y) * scale})`);
    const end = (e: PointerEvent) => {
      window.removeEventListener("pointermove", move);
      window.removeEventListener("pointerup", end);
      const { ease, impact } = place(e);
      (form.elements.namedItem("ease") as HTMLInputElement).value = String(ease);
      (form.elements.namedItem("impact") as HTMLInputElement).value = String(impact);
      void submit(form);
    };
    window.addEventListener("pointermove", move);
    window.addEventListener("pointerup", end);
  });
}
