import { useEffect, useState } from 'react';
import { loadBoundary } from './boundary.ts';
import type { AreaCollection } from './geometry.ts';

export type BoundaryState =
  | { readonly state: 'loading' }
  | { readonly state: 'failed' }
  | { readonly state: 'ready'; readonly boundary: AreaCollection | undefined };

/** Boundaries for an area, unless others are supplied. */
export function useBoundary(areaCode: string, supplied: AreaCollection | undefined): BoundaryState {
  const [found, setFound] = useState<{ readonly code: string; readonly result: BoundaryState }>();
  useEffect(() => {
    let current = true;
    if (supplied) return;
    const keep = (result: BoundaryState) => {
      if (current) setFound({ code: areaCode, result });
    };
    loadBoundary(areaCode).then(
      (boundary) => keep({ state: 'ready', boundary }),
      () => keep({ state: 'failed' }),
    );
    return () => {
      current = false;
    };
  }, [areaCode, supplied]);
  if (supplied) return { state: 'ready', boundary: supplied };
  return found?.code === areaCode ? found.result : { state: 'loading' };
}
