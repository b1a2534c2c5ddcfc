import { Outlet } from '@tanstack/react-router';
import { Suspense } from 'react';
import { Loading } from '../../ui/state/loading.tsx';
import { useLive } from '../live.ts';
import { ClosedBar } from '../../ui/state/closed-outbreak.tsx';
import { mayIn, useOutbreak } from '../outbreak.ts';

/** Pages of one outbreak, kept up to date while they are seen. */
export function OutbreakLayout() {
  const outbreak = useOutbreak();
  useLive(outbreak.id);
  return (
    <>
      {outbreak.status === 'closed' && mayIn(outbreak, 'outbreak.readClosed') ? <ClosedBar outbreak={outbreak} /> : null}
      <Suspense fallback={<Loading />}>
        <Outlet />
      </Suspense>
    </>
  );
}
