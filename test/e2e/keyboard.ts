import { type Page } from 'playwright-core';

/** Where the keyboard stands after a press of Tab. */
interface Stop {
  /** Which element it is, counted as they are met. */
  readonly element: number;
  /** What is wrong with it, or with the one before, of which only now is known how it looks without the focus. */
  readonly problems: readonly string[];
}

/**
 * Walks by Tab from where the keyboard stands until the focus leaves the page.
 *
 * @returns what is wrong, one line each: an element without a name, not on the screen, or that looks the same with the focus as without;
 *   a place the focus does not get past. And how many places were met.
 */
export async function walkByTab(page: Page, most = 500): Promise<{ problems: readonly string[]; places: number }> {
  await page.evaluate(prepareWalk);
  const problems = new Set<string>();
  const met = new Set<number>();
  let last = 0;
  for (let press = 0, stuck = 0; press < most; press++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(takeStop);
    for (const problem of stop?.problems ?? []) problems.add(problem);
    // Past the last element the focus is the browser's own: the page has let go of it.
    if (stop === null || (stop.element === 1 && met.size > 1)) return { problems: [...problems], places: met.size };
    stuck = stop.element === last ? stuck + 1 : 0;
    if (stuck > SAME_PLACE) break;
    last = stop.element;
    met.add(stop.element);
  }
  return { problems: [...problems, `the focus does not leave the page: ${await page.evaluate(sayFocused)}`], places: met.size };
}

/** So often may Tab stay at one place: a date is a field of three. */
const SAME_PLACE = 4;

interface Walk {
  readonly met: Map<Element, number>;
  last?: { readonly element: Element; readonly looks: string; readonly said: string };
}

declare global {
  interface Window {
    tabWalk: Walk;
  }
}

/** Runs in the page: nothing fades, so how an element looks is known at once. */
function prepareWalk(): void {
  const still = new CSSStyleSheet();
  still.replaceSync('*, *::before, *::after { transition: none !important; animation: none !important }');
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, still];
  window.tabWalk = { met: new Map() };
}

function sayFocused(): string {
  return document.activeElement?.outerHTML.slice(0, 160) ?? '';
}

/** Runs in the page: looks at the element with the focus; null where none has it. */
function takeStop(): Stop | null {
  const walk = window.tabWalk;
  const problems: string[] = [];

  const looksOf = (element: Element): string => {
    const around = [element, ...(element.parentElement?.children ?? [])];
    for (let at = element.parentElement, up = 0; at !== null && up < 4; at = at.parentElement, up++) around.push(at);
    return around
      .map((one) => {
        const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor, backgroundColor, clipPath } = getComputedStyle(one);
        const outline = outlineStyle === 'none' ? '' : `${outlineStyle} ${outlineWidth} ${outlineColor}`;
        return [outline, boxShadow, borderColor, backgroundColor, clipPath].join();
      })
      .join('|');
  };
  const nameOf = (element: HTMLElement): string => {
    const byIds = (element.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent ?? '');
    const labels = [...((element as HTMLInputElement).labels ?? [])].map((label) => label.textContent);
    const names = [element.getAttribute('aria-label'), byIds.join(' '), labels.join(' '), element.textContent, element.title];
    return names.find((name) => name !== null && name.trim() !== '')?.trim() ?? '';
  };
  /** A box drawn by hand lies over an input nobody sees. */
  const shownOf = (element: HTMLElement): Element => {
    const { width, height } = element.getBoundingClientRect();
    const hidden = width < 2 || height < 2 || getComputedStyle(element).opacity === '0';
    return (hidden ? (element.closest('label') ?? element.parentElement) : element) ?? element;
  };
  const isOnScreen = (element: Element): boolean => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const [x, y] = [(Math.max(0, left) + Math.min(innerWidth, right)) / 2, (Math.max(0, top) + Math.min(innerHeight, bottom)) / 2];
    if (right - left < 2 || bottom - top < 2 || x < 0 || y < 0 || x > innerWidth || y > innerHeight) return false;
    const there = document.elementFromPoint(x, y);
    return there !== null && (element.contains(there) || there.contains(element));
  };

  const { last } = walk;
  if (last !== undefined && last.element.isConnected && last.element !== document.activeElement && looksOf(last.element) === last.looks)
    problems.push(`${last.said} looks the same with the focus and without`);
  const element = document.activeElement;
  if (!(element instanceof HTMLElement || element instanceof SVGElement) || element === document.body) {
    delete walk.last;
    return null;
  }
  if (!walk.met.has(element)) walk.met.set(element, walk.met.size + 1);
  const name = nameOf(element as HTMLElement);
  const said = `${element.tagName.toLowerCase()} "${name.slice(0, 40)}"`;
  if (name === '') problems.push(`${element.outerHTML.slice(0, 120)} has no name`);
  if (!isOnScreen(shownOf(element as HTMLElement))) problems.push(`${said} has the focus and is not on the screen`);
  walk.last = { element, looks: looksOf(element), said };
  return { element: walk.met.get(element) ?? 0, problems };
}
