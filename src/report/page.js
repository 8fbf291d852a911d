"use strict";
// The page over the data that stands in it. Text reaches the document as text nodes only, never as markup.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const { articles, statements, labels, evidence } = data;
  const $ = (id) => document.getElementById(id);

  // ---- elements and words ----

  /** An element with properties and children; strings become text. */
  function el(tag, properties = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(properties)) {
      if (value === undefined || value === null || value === false) continue;
      if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else element.setAttribute(name, value === true ? "" : value);
    }
    element.append(...children.filter((c) => c !== null && c !== undefined && c !== ""));
    return element;
  }

  /** A date that keeps its order in Arabic. */
  const day = (date) => `\u2066${date}\u2069`;

  const number = (n) => n.toLocaleString("en");

  /** The word for `key` in the language of the page. */
  function word(key, values = {}) {
    const text = data.words[state.lang][key] ?? key;
    return text.replace(/\{(\w)\}/g, (_, name) => {
      const value = values[name];
      return typeof value === "number" ? number(value) : value;
    });
  }

  const known = (key) => Object.hasOwn(data.words.en, key);
  const stanceWord = (label) => (known(`stance.${label.name}`) ? word(`stance.${label.name}`) : label.name);
  const labelNamed = new Map(labels.map((label, i) => [label.name, i]));
  const stance = (i, tag = "span", properties = {}, ...after) =>
    el(tag, { class: `stance k${labels[i].kind}`, ...properties }, stanceWord(labels[i]), ...after);

  // ---- statements ----

  // Letters that readers type differently are the same for the search.
  const fold = (text) =>
    text
      .normalize("NFKC")
      .toLowerCase()
      .replace(/[\u064B-\u065F\u0670\u0640\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, "")
      .replace(/[أإآٱ]/g, "ا")
      .replace(/ى/g, "ي")
      .replace(/ة/g, "ه")
      .replace(/[٠-٩]/g, (d) => String(d.charCodeAt(0) - 0x660));

  const plain = labelNamed.get("none");
  statements.forEach((s, i) => {
    s.i = i;
    s.article = articles[s.a];
    const part = (span) => (span ? s.article.text.slice(span[0], span[1]) : "");
    s.said ??= [part(s.content), part(s.content2)].filter(Boolean).join(" [...] ");
    s.target ??= part(s.targetAt);
    s.who = s.entity ?? s.name ?? "";
    s.whom = s.targetEntity ?? s.target ?? "";
    s.stances = s.stance.length ? s.stance : [plain];
    s.status = s.review?.verdict ?? "open";
    (s.article.statements ??= []).push(s);
  });
  articles.forEach((article, i) => {
    article.i = i;
    article.statements ??= [];
  });

  /** What the search looks through; made when somebody searches. */
  const haystack = (s) => (s.hay ??= fold([s.name, s.entity, s.said, s.target, s.article.title ?? s.article.id].join(" ")));

  // ---- state, kept behind the # of the address, so that a view can be kept and sent ----

  const defaults = {
    q: "", who: "", whom: "", stance: "", type: "", status: "standing", article: "", from: "", to: "", sure: "0",
    by: "entity", view: "statements", lang: document.documentElement.lang, theme: "",
  };
  const filters = ["q", "who", "whom", "stance", "type", "status", "article", "from", "to", "sure"];
  const state = { ...defaults };

  function restore() {
    const kept = new URLSearchParams(location.hash.slice(1));
    for (const key of Object.keys(defaults)) state[key] = kept.get(key) ?? defaults[key];
    if (!data.words[state.lang]) state.lang = defaults.lang;
    if (!["statements", "articles"].includes(state.view)) state.view = defaults.view;
    if (!Object.hasOwn(by, state.by)) state.by = defaults.by;
  }

  function keep() {
    const kept = new URLSearchParams();
    for (const [key, value] of Object.entries(state)) if (value !== defaults[key]) kept.set(key, value);
    try {
      history.replaceState(null, "", `#${kept}`);
    } catch {
      // An address that may not be changed keeps nothing; the page works without.
    }
  }

  // ---- filtering ----

  const values = { who: new Set(), whom: new Set() };
  for (const s of statements) {
    [s.who, s.name, s.country].forEach((v) => v && values.who.add(v));
    [s.whom, s.target, s.targetCountry].forEach((v) => v && values.whom.add(v));
  }

  // What stands for those whom the text does not name.
  const UNKNOWN = "?";

  /** What speakers are put together by. */
  const by = {
    entity: (s) => s.who,
    speaker: (s) => s.name ?? "",
    country: (s) => s.country ?? "",
  };

  /** A test for one name, whole where there is such a name, else a part of it. */
  function named(wanted, of, names) {
    if (!wanted) return () => true;
    if (wanted === UNKNOWN) return (s) => !by[state.by](s);
    if (names.has(wanted)) return (s) => of(s).includes(wanted);
    const part = fold(wanted);
    return (s) => of(s).some((name) => name && fold(name).includes(part));
  }

  /** The statements that pass all filters but those that `except` names. */
  function passing(except = []) {
    const on = (key) => !except.includes(key) && state[key] !== "";
    const words = on("q") ? fold(state.q).split(/\s+/).filter(Boolean) : [];
    const chosen = new Set(on("stance") ? state.stance.split(",").map((name) => labelNamed.get(name)) : []);
    const who = named(on("who") ? state.who : "", (s) => [s.who, s.name, s.country], values.who);
    const whom = named(on("whom") ? state.whom : "", (s) => [s.whom, s.target, s.targetCountry], values.whom);
    const sure = Number(state.sure) || 0;
    const article = on("article") ? Number(state.article) : null;
    return statements.filter(
      (s) =>
        (state.status === "all" || (state.status === "standing" ? s.status !== "rejected" : s.status === state.status)) &&
        (!chosen.size || s.stances.some((i) => chosen.has(i))) &&
        (!on("type") || s.type === state.type) &&
        (article === null || s.a === article) &&
        (!on("from") || (s.article.date ?? "") >= state.from) &&
        (!on("to") || (s.article.date && s.article.date <= state.to)) &&
        s.confidence >= sure &&
        who(s) &&
        whom(s) &&
        words.every((w) => haystack(s).includes(w)),
    );
  }

  function set(changes) {
    Object.assign(state, changes);
    render();
  }

  /** Sets these filters, or clears them where they are set so already. */
  function toggle(changes) {
    const same = Object.entries(changes).every(([key, value]) => state[key] === value);
    set(same ? Object.fromEntries(Object.keys(changes).map((key) => [key, defaults[key]])) : changes);
  }

  // ---- a group of buttons that is one stop of the tab key; arrows go on inside ----

  function roving(container) {
    const all = [...container.querySelectorAll("button[data-at]")];
    const held = container.dataset.at;
    all.forEach((b) => (b.tabIndex = -1));
    const first = all.find((b) => b.dataset.at === held) ?? all[0];
    if (first) first.tabIndex = 0;
  }

  function rove(event) {
    const from = event.target.closest("button[data-at]");
    const right = document.documentElement.dir === "rtl" ? -1 : 1;
    const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowRight: [0, right], ArrowLeft: [0, -right] }[event.key];
    if (!from || !step) return;
    const [row, column] = from.dataset.at.split(",").map(Number);
    // Over places without a button to the next one that has it.
    const at = (n) => event.currentTarget.querySelector(`button[data-at="${row + n * step[0]},${column + n * step[1]}"]`);
    let to = null;
    for (let n = 1; n < 100 && !to; n += 1) to = at(n);
    if (!to) return;
    event.preventDefault();
    from.tabIndex = -1;
    to.tabIndex = 0;
    event.currentTarget.dataset.at = to.dataset.at;
    to.focus();
  }

  /** Fills `container` anew and keeps the focus at its place. */
  function refill(container, ...children) {
    const active = container.contains(document.activeElement) ? document.activeElement.dataset.at : undefined;
    container.replaceChildren(...children);
    if (active !== undefined) {
      container.dataset.at = active;
      container.querySelector(`[data-at="${active}"]`)?.focus();
    }
    roving(container);
  }

  // ---- what was read ----

  function renderRead() {
    const standing = statements.filter((s) => s.status !== "rejected");
    const distinct = (of) => new Set(standing.map(of).filter(Boolean)).size;
    const figures = [
      ["articles", articles.length],
      ["statements", statements.length],
      ["speakers", distinct((s) => s.who)],
      ["stance", standing.filter((s) => s.stance.length).length],
      ["targets", distinct((s) => s.whom)],
    ];
    const reviewed = statements.filter((s) => s.review).length;
    if (reviewed) figures.push(["reviewed", reviewed]);
    const tile = ([key, n]) => el("div", {}, el("dt", {}, word(`read.${key}`)), el("dd", {}, number(n)));
    document.querySelector("#read dl").replaceChildren(...figures.map(tile));
    const dates = articles.map((a) => a.date).filter(Boolean).sort();
    const notes = [];
    if (dates.length) {
      notes.push(word("read.period", { x: day(dates[0]), y: day(dates.at(-1)) }));
      if (dates.length < articles.length) notes.push(word("read.undated", { n: articles.length - dates.length }));
    }
    const textless = articles.filter((a) => a.text === undefined).length;
    if (data.silent) notes.push(word("read.silent", { n: data.silent }));
    if (textless) notes.push(word("read.textless", { n: textless }));
    document.querySelector("#read .about").textContent = notes.join(" · ");
    document.querySelectorAll(".dated").forEach((e) => (e.hidden = !dates.length));
  }

  // ---- the form ----

  function options(id, pairs) {
    $(id).replaceChildren(...pairs.map(([value, text]) => el("option", { value }, text)));
    $(id).value = state[id];
  }

  function renderForm(shown) {
    options("type", [["", word("filter.any")], ...["direct", "mixed", "indirect"].map((t) => [t, word(`type.${t}`)])]);
    options("status", ["standing", "all", "open", "accepted", "added", "rejected"].map((s) => [s, word(`status.${s}`)]));
    options("by", ["entity", "speaker", "country"].map((b) => [b, word(`who.${b}`)]));
    for (const id of ["q", "who", "whom", "from", "to", "sure"]) {
      const value = id === "who" && state.who === UNKNOWN ? word("who.unknown") : state[id];
      // not while somebody is about to type the next word
      if ($(id).value.trim() !== value) $(id).value = value;
    }
    document.querySelector("#filter output[for]").textContent = Number(state.sure).toFixed(2);

    const chosen = state.stance ? state.stance.split(",") : [];
    const flip = (name) => (chosen.includes(name) ? chosen.filter((c) => c !== name) : [...chosen, name]).join(",");
    const button = (label, i) =>
      stance(i, "button", {
        type: "button",
        "data-at": `0,${i}`,
        "aria-pressed": String(chosen.includes(label.name)),
        onclick: () => set({ stance: flip(label.name) }),
      });
    refill($("stances"), ...labels.map(button));

    $("count").textContent = word("filter.count", { n: shown.length, m: statements.length });
    const names = {
      article: (v) => articles[v]?.title ?? articles[v]?.id ?? "",
      stance: () => chosen.map((c) => (labelNamed.has(c) ? stanceWord(labels[labelNamed.get(c)]) : c)).join(state.lang === "ar" ? "، " : ", "),
      type: (v) => word(`type.${v}`),
      status: (v) => word(`status.${v}`),
      who: (v) => (v === UNKNOWN ? word("who.unknown") : v),
    };
    const active = filters.filter((key) => state[key] !== defaults[key]);
    const title = { q: "search" };
    const chip = (key) => {
      const text = `${word(`filter.${title[key] ?? key}`)}: ${(names[key] ?? String)(state[key])}`;
      const clear = () => set({ [key]: defaults[key] });
      return el("button", { type: "button", "aria-label": word("filter.remove", { x: text }), onclick: clear }, el("bdi", {}, text), " ✕");
    };
    const clear = () => set(Object.fromEntries(filters.map((key) => [key, defaults[key]])));
    const all = active.length > 1 ? [el("button", { type: "button", id: "clear", onclick: clear }, word("filter.clear"))] : [];
    $("active").replaceChildren(...active.map(chip), ...all);
  }

  function fillLists() {
    for (const key of ["who", "whom"]) {
      const counts = new Map();
      for (const s of statements) if (s[key]) counts.set(s[key], (counts.get(s[key]) ?? 0) + 1);
      const names = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 300);
      $(`${key}s`).replaceChildren(...names.map(([value]) => el("option", { value })));
    }
  }

  // ---- counting ----

  /** Groups statements by `of`, the largest groups first, each with how many of every stance. */
  function groups(list, of) {
    const found = new Map();
    for (const s of list) {
      const name = of(s);
      let group = found.get(name);
      if (!group) found.set(name, (group = { name, n: 0, stances: new Array(labels.length).fill(0), first: s }));
      group.n += 1;
      for (const i of s.stances) group.stances[i] += 1;
    }
    return [...found.values()].sort((a, b) => b.n - a.n);
  }

  const shares = { who: 12, whom: 8 };

  function moreButton(key, shown, all, again) {
    if (shown >= all) return "";
    const grow = () => {
      shares[key] = shown * 3;
      again();
    };
    return el("button", { type: "button", class: "more", onclick: grow }, word("more", { n: shown, m: all }));
  }

  // ---- speakers by stance ----

  function renderWho() {
    const all = groups(passing(["who", "stance"]), by[state.by]);
    // those who are not known say the least, however many they are
    all.sort((a, b) => (a.name === "") - (b.name === ""));
    const rows = all.slice(0, shares.who);
    const most = Math.max(1, ...rows.flatMap((r) => r.stances.filter((_, i) => i !== plain)));
    const head = (i) =>
      el("th", { scope: "col" },
        el("button", {
          type: "button", class: `k k${labels[i].kind}`, "data-at": `0,${i + 2}`,
          "aria-pressed": String(state.stance === labels[i].name && !state.who),
          onclick: () => toggle({ stance: labels[i].name, who: "" }),
        }, stanceWord(labels[i])));
    const row = (group, r) => {
      const key = group.name || UNKNOWN;
      const name = group.name || word("who.unknown");
      const of = (at, n, level, text, kind, changes) => {
        const pressed = Object.entries(changes).every(([k, v]) => state[k] === v);
        if (!n) return el("td", { class: "none" }, "·");
        const button = el("button", { type: "button", class: kind, "data-at": at, "aria-label": text, "aria-pressed": String(pressed), onclick: () => toggle(changes) }, number(n));
        button.style.setProperty("--level", level);
        return el("td", {}, button);
      };
      const cells = labels.map((label, i) =>
        of(`${r + 1},${i + 2}`, group.stances[i], Math.min(1, 0.15 + (0.85 * group.stances[i]) / most),
          word("who.cell", { x: name, y: stanceWord(label), n: group.stances[i] }), `k${label.kind}`, { who: key, stance: label.name }));
      return el("tr", {},
        el("th", { scope: "row" },
          el("button", { type: "button", "data-at": `${r + 1},0`, title: name, "aria-pressed": String(state.who === key && !state.stance), onclick: () => toggle({ who: key, stance: "" }) }, el("bdi", {}, name))),
        of(`${r + 1},1`, group.n, 0, word("who.cell", { x: name, y: word("who.all"), n: group.n }), "", { who: key, stance: "" }),
        ...cells);
    };
    const table = el("table", { class: "heat", "aria-labelledby": "who-h" },
      el("colgroup", {}, el("col", { class: "name" }), ...[0, ...labels].map(() => el("col", { class: "n" }))),
      el("thead", {}, el("tr", {}, el("td", {}), el("th", { scope: "col" }, el("span", { class: "k" }, word("who.all"))), ...labels.map((_, i) => head(i)))),
      el("tbody", {}, ...rows.map(row)));
    table.style.setProperty("--columns", labels.length + 1);
    refill(document.querySelector("#chart-who .scroll"), table, moreButton("who", rows.length, all.length, renderWho));
  }

  // ---- stances over time ----

  /** How the days are put together: single days, months or years, so that the bars stay wide enough. */
  function periods(dates) {
    const [first, last] = [dates[0], dates.at(-1)];
    const span = (Date.parse(last) - Date.parse(first)) / 86400000;
    const length = span <= 31 ? 10 : span <= 366 * 3 ? 7 : 4;
    const names = [];
    const at = new Date(Date.parse(first.slice(0, length === 4 ? 4 : length === 7 ? 7 : 10)));
    while (names.length < 400 && at.toISOString().slice(0, length) <= last.slice(0, length)) {
      names.push(at.toISOString().slice(0, length));
      if (length === 10) at.setUTCDate(at.getUTCDate() + 1);
      else if (length === 7) at.setUTCMonth(at.getUTCMonth() + 1);
      else at.setUTCFullYear(at.getUTCFullYear() + 1);
    }
    return names;
  }

  function bounds(period) {
    if (period.length === 4) return [`${period}-01-01`, `${period}-12-31`];
    if (period.length === 10) return [period, period];
    const [year, month] = period.split("-").map(Number);
    return [`${period}-01`, new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)];
  }

  const dates = articles.map((a) => a.date).filter((d) => d && !Number.isNaN(Date.parse(d))).sort();
  const axis = dates.length ? periods(dates) : [];

  function renderTime() {
    if (!axis.length) return;
    const places = new Map(axis.map((name, i) => [name, i]));
    const counts = labels.map(() => new Array(axis.length).fill(0));
    for (const s of passing(["stance", "from", "to"])) {
      const place = s.article.date ? places.get(s.article.date.slice(0, axis[0].length)) : undefined;
      if (place !== undefined) for (const i of s.stances) counts[i][place] += 1;
    }
    const line = (label, i) => {
      const most = Math.max(1, ...counts[i]);
      const bar = (n, p) => {
        const [from, to] = bounds(axis[p]);
        const changes = { from, to, stance: label.name };
        const text = `${day(axis[p])}, ${stanceWord(label)}: ${number(n)}`;
        const fill = el("i");
        fill.style.setProperty("--level", n / most);
        return el("button", {
          type: "button", "data-at": `${i},${p}`, class: n ? "" : "empty", title: text, "aria-label": text,
          "aria-pressed": String(Object.entries(changes).every(([k, v]) => state[k] === v)), onclick: () => toggle(changes),
        }, fill);
      };
      return el("div", { class: `line k${label.kind}` },
        el("div", {}, stance(i)),
        el("div", { class: "bars", role: "group", "aria-label": stanceWord(label) }, ...counts[i].map(bar)),
        el("div", {}, number(counts[i].reduce((a, b) => a + b, 0))));
    };
    const ends = axis.length > 1 ? [axis[0], axis.at(-1)] : [axis[0]];
    refill(document.querySelector("#chart-time .plot"), ...labels.map(line),
      el("div", { class: "line" }, el("div", { class: "axis" }, ...ends.map((e) => el("bdi", {}, e)))));
  }

  // ---- who is the target of whom ----

  function renderWhom() {
    const list = passing(["whom"]).filter((s) => s.who && s.whom);
    const all = groups(list, (s) => JSON.stringify([s.who, s.whom]));
    const rows = all.slice(0, shares.whom);
    const pair = (group, r) => {
      const { who, whom } = group.first;
      const parts = group.stances.map((n, i) => (n && i !== plain ? [stance(i, "span", {}, el("span", {}, number(n)))] : [])).flat();
      return el("li", {},
        el("button", {
          type: "button", class: "pair", "data-at": `${r},0`,
          "aria-pressed": String(state.who === who && state.whom === whom), onclick: () => toggle({ who, whom }),
        },
        el("bdi", { title: who }, who), el("span", { class: "arrow" }), el("bdi", { title: whom }, whom), el("span", { class: "n" }, number(group.n)),
        el("span", { class: "parts" }, ...parts)));
    };
    $("chart-whom").hidden = !statements.some((s) => s.whom);
    refill(document.querySelector("#chart-whom .pairs"),
      el("ol", {}, ...rows.map(pair)), moreButton("whom", rows.length, all.length, renderWhom));
  }

  // ---- statements and articles ----

  function grounds(s) {
    const entry = (i) => {
      const [decision, text, place] = evidence[i];
      const name = known(`evidence.${decision}`) ? word(`evidence.${decision}`) : stanceWord({ name: decision });
      return el("li", {}, el("b", {}, name), ": ", el("bdi", {}, text), " ", el("code", {}, el("bdi", {}, place)));
    };
    return el("ul", { class: "evidence" }, ...s.evidence.map(entry));
  }

  const speaker = (s) => el("bdi", { class: "who" }, s.name ?? word("who.unknown"));

  function status(s) {
    if (!s.review) return "";
    const who = word("by", { x: s.review.reviewer, y: day(s.review.time.slice(0, 10)) });
    return el("span", { class: "status", title: who }, word(`status.${s.status}`), " (", el("bdi", {}, s.review.reviewer), ")");
  }

  const facts = (s) => [
    s.target ? el("span", {}, `${word("filter.whom")}: `, el("bdi", {}, s.target)) : "",
    el("span", {}, word(`type.${s.type}`)),
    el("span", {}, word("confidence", { n: s.confidence.toFixed(2) })),
    s.review?.note ? el("span", {}, word("note", { x: s.review.note })) : "",
  ];

  function card(s) {
    const article = s.article;
    return el("li", { class: `card k${labels[s.stances[0]].kind} ${s.status}`, "data-id": s.id },
      el("div", { class: "top" }, speaker(s), s.entity && s.entity !== s.name ? el("span", { class: "meta" }, "(", el("bdi", {}, s.entity), ")") : "",
        ...s.stance.map((i) => stance(i)), status(s)),
      el("blockquote", { lang: "ar", dir: "rtl" }, s.said),
      el("div", { class: "meta" },
        el("bdi", {}, article.title ?? article.id), article.date ? el("span", {}, day(article.date)) : "", ...facts(s),
        article.text === undefined ? "" : el("button", { type: "button", onclick: () => show(s) }, word("show"))),
      s.evidence.length ? el("details", {}, el("summary", {}, word("evidence")), grounds(s)) : "");
  }

  /** The text of an article, its statements marked; where they lie in each other the innermost has the mark. */
  function marked(article, shown) {
    const { text } = article;
    const spans = [];
    for (const s of article.statements) {
      if (state.status !== "all" && state.status !== "rejected" && s.status === "rejected") continue;
      const add = (span, role) => span && span[1] > span[0] && spans.push({ s, role, start: span[0], end: span[1] });
      add(s.content, "content");
      add(s.content2, "content");
      add(s.cue, "cue");
      add(s.speaker, "speaker");
    }
    const cuts = [...new Set([0, text.length, ...spans.flatMap((p) => [p.start, p.end])])].sort((a, b) => a - b);
    spans.sort((a, b) => a.start - b.start);
    const out = [];
    const begun = new Set();
    let open = [];
    let next = 0;
    for (let c = 0; c + 1 < cuts.length; c += 1) {
      const [start, end] = [cuts[c], cuts[c + 1]];
      open = open.filter((p) => p.end > start);
      while (next < spans.length && spans[next].start <= start) open.push(spans[next++]);
      const piece = text.slice(start, end);
      if (!open.length) {
        out.push(piece);
        continue;
      }
      const inner = (list) => list.reduce((best, p) => (p.end - p.start < best.end - best.start ? p : best));
      const contents = open.filter((p) => p.role === "content");
      const words = open.filter((p) => p.role !== "content");
      const owner = (words.length ? inner(words) : inner(contents)).s;
      const kind = labels[(contents.length ? inner(contents).s : owner).stances[0]].kind;
      const first = !begun.has(owner.i) && contents.some((p) => p.s === owner);
      if (first) {
        begun.add(owner.i);
        for (const i of owner.stance) out.push(el("span", { class: `tag k${labels[i].kind}`, lang: state.lang }, stanceWord(labels[i])));
      }
      const roles = new Set(open.map((p) => p.role));
      out.push(el("span", {
        class: ["m", `k${kind}`, ...roles, owner.status, shown.has(owner) ? "" : "away"].filter(Boolean).join(" "),
        "data-s": owner.i, tabindex: first ? 0 : undefined, role: first ? "button" : undefined,
      }, piece));
    }
    return el("div", { class: "text", lang: "ar", dir: "rtl" }, ...out);
  }

  function page(article) {
    const shown = lists.shown;
    const source = article.url ? el("a", { href: article.url, rel: "noopener noreferrer", target: "_blank" }, word("original")) : "";
    const meta = [article.title ? el("bdi", {}, article.id) : "", article.date ? day(article.date) : ""];
    return el("article", { "data-article": article.i, "aria-label": article.title ?? article.id },
      el("h3", {}, el("bdi", {}, article.title ?? article.id)),
      el("p", { class: "meta" }, ...meta.filter(Boolean).map((m) => el("span", {}, m)), source),
      ...(article.text === undefined
        ? [el("p", { class: "about" }, word("notext")), el("ol", {}, ...article.statements.filter((s) => shown.has(s)).map(card))]
        : [marked(article, shown)]));
  }

  // Only what somebody scrolls to is made.
  const lists = { items: [], made: 0, shown: new Set() };

  function grow(n) {
    const make = state.view === "articles" ? page : card;
    const part = lists.items.slice(lists.made, lists.made + n);
    lists.made += part.length;
    const into = state.view === "articles" ? $("list") : $("list").firstElementChild;
    into.append(...part.map(make));
  }

  const step = () => (state.view === "articles" ? 4 : 30);

  function renderFound(shown) {
    for (const tab of document.querySelectorAll("[role=tab]")) {
      const on = tab.dataset.view === state.view;
      tab.setAttribute("aria-selected", String(on));
      tab.tabIndex = on ? 0 : -1;
    }
    $("list").setAttribute("aria-labelledby", `tab-${state.view}`);
    lists.shown = new Set(shown);
    lists.items = state.view === "articles" ? [...new Set(shown.map((s) => s.article))] : shown;
    lists.made = 0;
    const empty = el("p", { class: "about" }, word("found.none"));
    $("list").replaceChildren(...(lists.items.length ? (state.view === "articles" ? [] : [el("ol")]) : [empty]));
    if (lists.items.length) grow(step());
    watch();
  }

  const seen = new IntersectionObserver((entries) => entries.some((e) => e.isIntersecting) && more(), { rootMargin: "1200px" });

  function more() {
    if (lists.made < lists.items.length) {
      grow(step());
      watch();
    }
  }

  // An end that stays in view is told only once, so it is watched anew.
  function watch() {
    seen.unobserve($("end"));
    seen.observe($("end"));
  }

  /** Opens the article of a statement, at the statement. */
  function show(s) {
    set({ view: "articles", article: String(s.a) });
    const mark = document.querySelector(`[data-s="${s.i}"][tabindex]`) ?? document.querySelector(`[data-s="${s.i}"]`);
    mark?.scrollIntoView({ block: "center" });
    mark?.focus({ preventScroll: true });
  }

  // ---- the evidence beside a mark ----

  const tip = $("tip");
  let held = null;

  function tell(mark) {
    const s = statements[mark.dataset.s];
    held = mark;
    const all = mark.closest("article").querySelectorAll(".on");
    all.forEach((m) => m.classList.remove("on"));
    mark.closest("article").querySelectorAll(`[data-s="${s.i}"]`).forEach((m) => m.classList.add("on"));
    tip.replaceChildren(
      el("p", { class: s.status }, speaker(s), " ", ...s.stances.map((i) => stance(i)), " ", status(s)),
      el("p", { class: "about" }, ...facts(s).filter(Boolean).flatMap((f, i) => (i ? [" · ", f] : [f]))), grounds(s));
    mark.setAttribute("aria-describedby", "tip");
    place();
  }

  /** Puts the evidence beside its mark, and away while that is out of sight. */
  function place() {
    if (!held) return;
    const box = held.getClientRects()[0] ?? held.getBoundingClientRect();
    tip.hidden = box.bottom < 0 || box.top > innerHeight;
    if (tip.hidden) return;
    const { width, height } = tip.getBoundingClientRect();
    const left = Math.max(8, Math.min(box.left + box.width / 2 - width / 2, document.documentElement.clientWidth - width - 8));
    const below = box.bottom + 6;
    const top = below + height < innerHeight ? below : Math.max(8, box.top - height - 6);
    tip.style.setProperty("left", `${left}px`);
    tip.style.setProperty("top", `${top}px`);
  }

  function untell() {
    if (!held) return;
    held.removeAttribute("aria-describedby");
    document.querySelectorAll(".m.on").forEach((m) => m.classList.remove("on"));
    held = null;
    tip.hidden = true;
  }

  const markOf = (event) => event.target.closest?.("[data-s]");
  for (const kind of ["mouseover", "focusin", "click"]) {
    $("list").addEventListener(kind, (event) => {
      const mark = markOf(event);
      if (mark) tell(mark);
      else if (kind === "mouseover" && !document.activeElement?.matches("[data-s]")) untell();
    });
  }
  $("list").addEventListener("mouseleave", untell);
  $("list").addEventListener("focusout", untell);
  addEventListener("keydown", (event) => event.key === "Escape" && untell());
  addEventListener("scroll", place, { passive: true });

  // ---- all of it ----

  function renderWords() {
    document.documentElement.lang = state.lang;
    document.documentElement.dir = state.lang === "ar" ? "rtl" : "ltr";
    document.querySelectorAll("[data-word]").forEach((e) => (e.textContent = word(e.dataset.word)));
    document.querySelectorAll("[data-label]").forEach((e) => e.setAttribute("aria-label", word(e.dataset.label)));
    document.querySelectorAll("[data-hint]").forEach((e) => e.setAttribute("placeholder", word(e.dataset.hint)));
    $("language").lang = state.lang === "ar" ? "en" : "ar";
    document.title = `${word("title")}: ${data.table}`;
  }

  function renderTheme() {
    const dark = state.theme === "dark" || (state.theme === "" && matchMedia("(prefers-color-scheme: dark)").matches);
    document.documentElement.dataset.theme = dark ? "dark" : "light";
    $("theme").setAttribute("aria-pressed", String(dark));
  }

  function render() {
    untell();
    keep();
    renderTheme();
    const shown = passing();
    renderForm(shown);
    renderWho();
    renderTime();
    renderWhom();
    renderFound(shown);
  }

  function renderAll() {
    renderWords();
    renderRead();
    render();
  }

  for (const id of ["q", "who", "whom", "sure"]) {
    let wait;
    $(id).addEventListener("input", () => {
      clearTimeout(wait);
      wait = setTimeout(() => set({ [id]: $(id).value.trim() }), 120);
    });
  }
  for (const id of ["type", "status", "from", "to", "by"]) $(id).addEventListener("change", () => set({ [id]: $(id).value }));
  $("filter").addEventListener("submit", (event) => event.preventDefault());
  $("language").addEventListener("click", () => {
    state.lang = state.lang === "ar" ? "en" : "ar";
    renderAll();
  });
  $("theme").addEventListener("click", () => set({ theme: document.documentElement.dataset.theme === "dark" ? "light" : "dark" }));
  $("print").addEventListener("click", () => print());
  $("skip").addEventListener("click", () => $("found").focus());
  for (const tab of document.querySelectorAll("[role=tab]")) {
    tab.addEventListener("click", () => set({ view: tab.dataset.view }));
    tab.addEventListener("keydown", (event) => {
      if (!["ArrowLeft", "ArrowRight"].includes(event.key)) return;
      set({ view: state.view === "articles" ? "statements" : "articles" });
      $(`tab-${state.view}`).focus();
    });
  }
  for (const container of [$("stances"), ...document.querySelectorAll(".scroll, .plot, .pairs")]) container.addEventListener("keydown", rove);
  addEventListener("hashchange", () => {
    restore();
    renderAll();
  });
  // Paper does not scroll: what is to be printed is made before, up to a stack that somebody may want to carry.
  const SHEAF = { statements: 200, articles: 50 };
  addEventListener("beforeprint", () => {
    grow(Math.max(0, SHEAF[state.view] - lists.made));
    if (lists.made < lists.items.length) $("list").append(el("p", { class: "about printed" }, word("found.printed", { n: lists.made, m: lists.items.length })));
  });
  addEventListener("afterprint", () => document.querySelectorAll(".printed").forEach((e) => e.remove()));

  restore();
  fillLists();
  renderAll();
  document.documentElement.dataset.ready = String(Math.round(performance.now()));
})();
