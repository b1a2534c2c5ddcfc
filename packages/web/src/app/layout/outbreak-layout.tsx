import { Outlet } from '@tanstack/react-router';
import { Suspense } from 'react';
import { Loading } from '../../ui/state/loading.tsx';
import { useLive } from '../live.ts';
import { useOutbreak } from '../outbreak.ts';

/** Pages of one outbreak, kept up to date while they are seen. */
export function OutbreakLayout() {
  useLive(useOutbreak().id);
  return (
    <Suspense fallback={<Loading />}>
      <Outlet />
    </Suspense>
  );
}
