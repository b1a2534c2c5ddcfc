/** Pages that work without a network and without a session that is still valid: what is done there waits on the device. */
export const fieldPagePaths = ['sampling', 'doors'] as const;

/** @param pathname as in `location.pathname` */
export function isFieldPage(pathname: string): boolean {
  const page = /^\/outbreaks\/[^/]+\/([^/]+)/.exec(pathname)?.[1];
  return fieldPagePaths.some((path) => path === page);
}
