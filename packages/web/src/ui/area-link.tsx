import { Link } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { areaNameText } from '../text/area-name.ts';

/** Down into an area of a table; the page stays, and the address keeps the way back. */
export function AreaLink({ code, children }: { readonly code: string; readonly children: ReactNode }) {
  return (
    <Link to="." search={(before: Record<string, unknown>) => ({ ...before, area: code })}>
      {children}
    </Link>
  );
}

/** The same in a cell of its row. */
export const areaCell = ({ code, name }: { readonly code: string; readonly name: string }): ReactNode => (
  <AreaLink code={code}>{areaNameText(name)}</AreaLink>
);
