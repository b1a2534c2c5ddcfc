import { placeNodes, type Picture, type PlacedNodes } from './place-nodes.ts';
import type { ChainLink, ChainNode } from './scene.ts';

/** What the page asks, numbered so that an answer that came too late is known. */
export interface PlaceRequest {
  readonly number: number;
  readonly picture: Picture;
  readonly nodes: readonly ChainNode[];
  readonly links: readonly ChainLink[];
}
export interface PlaceAnswer {
  readonly number: number;
  readonly placed: PlacedNodes;
}

self.addEventListener('message', ({ data }: MessageEvent<PlaceRequest>) => {
  const placed = placeNodes(data.picture, data.nodes, data.links);
  const answer: PlaceAnswer = { number: data.number, placed };
  self.postMessage(answer, { transfer: [placed.column.buffer, placed.row.buffer, placed.lent.buffer] });
});
