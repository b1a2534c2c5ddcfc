import { recordPath, useGo } from '../../app/address.ts';
import { useOutbreak } from '../../app/outbreak.ts';
import type { ChainNode } from './scene/scene.ts';

/** Goes to the record of a node. */
export function useOpenNode(): (node: ChainNode) => void {
  const outbreak = useOutbreak();
  const go = useGo();
  return ({ kind, record }) => go(recordPath(outbreak.id, kind, record));
}
