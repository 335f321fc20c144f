// Moving a weight re-orders the list at once; the chances wait until the person ranks again.

interface Row { place: number; name: string; href: string; score: string; chosen: boolean }

export function followWeights(form: HTMLFormElement): void {
  const list = document.getElementById("order");
  const address = form.dataset.weights;
  let asked = 0;
  form.querySelectorAll<HTMLInputElement>("input[type=range]").forEach((slider) => {
    const output = slider.parentElement?.querySelector("output");
    slider.addEventListener("input", async () => {
      if (output) output.textContent = slider.value;
      if (!list || !address) return;
      const mine = ++asked;
      const answer = await fetch(`${address}?${new URLSearchParams(new FormData(form) as never)}`, { headers: { Accept: "application/json" } });
      // A later answer may overtake an earlier one; only the last question counts.
      if (!answer.ok || mine !== asked) return;
      const rows = (await answer.json()) as Row[];
      if (rows.length) list.replaceChildren(...rows.map(line));
    });
  });
}

function line(row: Row): HTMLLIElement {
  const item = document.createElement("li");
  if (row.chosen) item.className = "c-in";
  const link = document.createElement("a");
  link.href = row.href;
  link.textContent = row.name;
  const score = document.createElement("span");
  score.className = "c-small";
  score.textContent = row.score;
  item.append(link, " ", score);
  return item;
}
