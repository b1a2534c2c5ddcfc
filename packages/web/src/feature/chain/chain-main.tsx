import type { ChainAnswer } from '@firebreak/contract';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useOutbreak } from '../../app/outbreak.ts';
import { Loading } from '../../ui/state/loading.tsx';
import type { ChainAddress } from './chain-address.ts';
import { ChainLegend } from './chain-legend.tsx';
import { ChainPicture } from './chain-picture.tsx';
import { ChainTable } from './chain-table.tsx';
import { nodeFacts } from './scene/node-facts.ts';
import { NodeSaid } from './node-said.tsx';
import { useNodeWords } from './node-words.ts';
import type { PlotContent } from './draw/plot/chain-plot.ts';
import type { Picture } from './scene/place-nodes.ts';
import type { ChainNode, Selection } from './scene/scene.ts';
import { useScene } from './scene/use-scene.ts';
import { useOpenNode } from './use-open-node.ts';

interface Props {
  readonly answer: ChainAnswer;
  readonly selection: Selection;
  readonly address: ChainAddress;
  readonly change: (change: Partial<ChainAddress>) => void;
  readonly onPicture: (content: PlotContent) => void;
}

/** The chosen view of the selection. */
export function ChainMain(props: Props) {
  const { selection, address, change } = props;
  const open = useOpenNode();
  return (
    <section className="chain-main">
      {address.view === 'table' ? (
        <ChainTable selection={selection} chosen={address.node} onChoose={(node) => change({ node })} onOpen={open} />
      ) : (
        <Pictured {...props} picture={address.view} onOpen={open} />
      )}
    </section>
  );
}

function Pictured({
  answer,
  selection,
  address,
  change,
  onPicture,
  picture,
  onOpen,
}: Props & { readonly picture: Picture; readonly onOpen: (node: ChainNode) => void }) {
  const { t } = useTranslation('chain');
  const outbreak = useOutbreak();
  const scene = useScene(selection, picture);
  const words = useNodeWords();
  const chosen = useMemo(() => indexOf(selection.nodes, address.node), [selection, address.node]);
  if (scene === undefined) {
    return (
      <div className="chain-plot">
        <Loading />
        <p className="unseen">{t('loadingLayout', { count: selection.nodes.length })}</p>
      </div>
    );
  }
  const facts = chosen === undefined ? undefined : nodeFacts(scene, scene.linksOf, chosen);
  return (
    <>
      <ChainPicture
        scene={scene}
        chosen={chosen}
        onChoose={(node) => change({ node: node === undefined ? undefined : scene.nodes[node]?.id })}
        onOpen={(node) => {
          const opened = scene.nodes[node];
          if (opened !== undefined) onOpen(opened);
        }}
        words={(node) => words(nodeFacts(scene, scene.linksOf, node))}
        saidIn={SAID}
        asOf={outbreak.asOf ?? answer.asOf.slice(0, 10)}
        onReady={onPicture}
      />
      <ChainLegend nodes={selection.nodes} conflicts={selection.linkConflict.includes(1)} />
      <NodeSaid id={SAID} facts={facts} />
    </>
  );
}

function indexOf(nodes: readonly ChainNode[], id: string | undefined): number | undefined {
  const at = id === undefined ? -1 : nodes.findIndex((node) => node.id === id);
  return at === -1 ? undefined : at;
}

const SAID = 'chain-said';
