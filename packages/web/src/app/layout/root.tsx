import { Outlet } from '@tanstack/react-router';
import { OfflineBar } from '../../ui/state/offline-bar.tsx';
import { UndoToast } from '../../ui/toast.tsx';

/** What every page has, signed in or not. */
export function Root() {
  return (
    <>
      <OfflineBar />
      <Outlet />
      <UndoToast />
    </>
  );
}
