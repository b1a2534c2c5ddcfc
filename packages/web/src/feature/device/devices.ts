import { routes } from '@firebreak/contract';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../app/client.ts';
import { queryClient } from '../../app/query.ts';

/** Devices of the person, or of everybody whose account they keep. */
export const devicesQuery = (whose: 'own' | 'kept') =>
  queryOptions({ queryKey: ['devices', whose], queryFn: () => call(whose === 'own' ? routes.device.own : routes.device.list, {}) });

export const refreshDevices = (): Promise<void> => queryClient.invalidateQueries({ queryKey: ['devices'] });
