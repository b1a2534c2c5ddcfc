/** Sessions that are being ended on purpose; the page goes to the sign-in when that is done. */
let endings = 0;
let isGone = false;

/** Ends the session on purpose and goes to the sign-in. Whatever the page asks meanwhile and is refused sends it nowhere else. */
export async function leaveAfter(end: () => Promise<void>): Promise<void> {
  endings += 1;
  try {
    await end();
  } catch (error) {
    endings -= 1;
    throw error;
  }
  goOnce('/sign-in');
}

/** Whether the page is on its way out, or somebody ends the session on purpose. */
export const isLeaving = (): boolean => isGone || endings > 0;

/** Goes to the sign-in because the session ended by itself; the person comes back to the same address. */
export function leaveToComeBack(): void {
  if (!isLeaving()) goOnce(`/sign-in?to=${encodeURIComponent(location.pathname + location.search)}`);
}

/** A page on its way out is not sent elsewhere: a second address would break off the way to the first. */
function goOnce(address: string): void {
  if (isGone) return;
  isGone = true;
  addEventListener('pageshow', stay, { once: true });
  location.assign(address);
}

/** The browser brought the page back as it was. */
function stay(): void {
  endings = 0;
  isGone = false;
}
