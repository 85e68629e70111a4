// Lets the columns of a table be sorted: upwards, downwards, then as the page had them. Without it all is still there.
for (const table of document.querySelectorAll("table.sortable")) {
  const bodies = [...table.tBodies];
  const heads = [...table.tHead.rows[0].cells];
  const all = document.createElement("tbody"); // takes the rows while they are sorted
  const lists = bodies.map((body) => [...body.rows]);
  const value = (row, i) => {
    const cell = row.cells[i];
    const text = cell.dataset.v ?? cell.textContent.trim();
    return text === "-" ? "" : text;
  };
  const compare = (a, b) =>
    a !== "" && b !== "" && !isNaN(a) && !isNaN(b) ? a - b : a.localeCompare(b, document.documentElement.lang);
  const sort = (i) => {
    const next = { none: "ascending", ascending: "descending", descending: "none" };
    const order = next[heads[i].getAttribute("aria-sort") ?? "none"];
    heads.forEach((head) => head.setAttribute("aria-sort", "none"));
    heads[i].setAttribute("aria-sort", order);
    all.remove();
    bodies.forEach((body, k) => (body.append(...lists[k]), table.append(body)));
    if (order === "none") return;
    const rows = lists.flat().filter((row) => !row.classList.contains("group"));
    const sign = order === "ascending" ? 1 : -1;
    rows.sort((a, b) => {
      const [x, y] = [value(a, i), value(b, i)];
      return x === "" || y === "" ? (x === "") - (y === "") : sign * compare(x, y); // what is empty stays below
    });
    bodies.forEach((body) => body.remove());
    all.append(...rows);
    table.append(all);
  };
  heads.forEach((head, i) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.addEventListener("click", () => sort(i));
    head.append(button);
    head.setAttribute("aria-sort", "none");
  });
}
// Paper cannot be unfolded.
const folded = () => [...document.querySelectorAll("details:not([open])")];
let opened = [];
addEventListener("beforeprint", () => (opened = folded()).forEach((part) => (part.open = true)));
addEventListener("afterprint", () => opened.forEach((part) => (part.open = false)));
