import { useEffect, useMemo, useRef, useState } from 'react';
import { placeNodes, type Picture, type PlacedNodes } from './place-nodes.ts';
import type { PlaceAnswer, PlaceRequest } from './place-nodes.worker.ts';
import { sceneOf, type ChainLink, type ChainNode, type Scene, type Selection } from './scene.ts';

/** A scene with what its places mean. */
export interface PlacedScene extends Scene {
  readonly picture: Picture;
  readonly lent: Uint8Array;
  readonly undatedColumn: number;
}

/** Above this number of nodes the layout is computed beside the page, so that the page stays responsive. */
const NODES_FOR_WORKER = 2000;

/** The scene of a selection; undefined while a large one is being laid out. */
export function useScene(selection: Selection, picture: Picture): PlacedScene | undefined {
  const { nodes, links, placedBy } = selection;
  const small = nodes.length <= NODES_FOR_WORKER;
  const placing = placedBy ?? links;
  const here = useMemo(() => (small ? placeNodes(picture, nodes, placing) : undefined), [small, picture, nodes, placing]);
  const beside = usePlacedBeside(nodes, placing, picture, !small);
  const placed = here ?? beside;
  return useMemo(
    () => placed && { ...sceneOf(selection, placed), picture, lent: placed.lent, undatedColumn: placed.undatedColumn },
    [placed, selection, picture],
  );
}

function usePlacedBeside(
  nodes: readonly ChainNode[],
  links: readonly ChainLink[],
  picture: Picture,
  wanted: boolean,
): PlacedNodes | undefined {
  const [answer, setAnswer] = useState<{
    nodes: readonly ChainNode[];
    links: readonly ChainLink[];
    picture: Picture;
    placed: PlacedNodes;
  }>();
  const worker = useRef<Worker>(undefined);
  const number = useRef(0);
  useEffect(() => () => worker.current?.terminate(), []);
  useEffect(() => {
    if (!wanted) return;
    worker.current ??= new Worker(new URL('./place-nodes.worker.ts', import.meta.url), { type: 'module' });
    const asked = ++number.current;
    const take = ({ data }: MessageEvent<PlaceAnswer>): void => {
      if (data.number === asked) setAnswer({ nodes, links, picture, placed: data.placed });
    };
    const { current } = worker;
    current.addEventListener('message', take);
    const request: PlaceRequest = { number: asked, picture, nodes, links };
    current.postMessage(request);
    return () => current.removeEventListener('message', take);
  }, [wanted, nodes, links, picture]);
  return answer?.nodes === nodes && answer.links === links && answer.picture === picture ? answer.placed : undefined;
}
