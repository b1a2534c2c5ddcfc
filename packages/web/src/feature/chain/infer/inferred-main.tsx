import type { ChainAnswer } from '@firebreak/contract';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useOutbreak } from '../../../app/outbreak.ts';
import { Loading } from '../../../ui/state/loading.tsx';
import type { ChainAddress } from '../chain-address.ts';
import { ChainPicture } from '../chain-picture.tsx';
import type { PlotContent } from '../draw/plot/chain-plot.ts';
import type { Picture } from '../scene/place-nodes.ts';
import type { Selection } from '../scene/scene.ts';
import { useScene } from '../scene/use-scene.ts';
import { useOpenNode } from '../use-open-node.ts';
import { InferredLegend } from './inferred-legend.tsx';
import type { InferredModel } from './inferred-model.ts';
import { InferredTable } from './inferred-table.tsx';
import { useInferredWords } from './use-words.ts';

interface Props {
  readonly answer: ChainAnswer;
  readonly model: InferredModel;
  readonly selection: Selection;
  readonly address: ChainAddress;
  readonly change: (change: Partial<ChainAddress>) => void;
  readonly onPicture: (content: PlotContent) => void;
}

/** The chosen view of the inferred chains. */
export function InferredMain(props: Props) {
  const { model, selection, address, change } = props;
  return (
    <section className="chain-main">
      {address.view === 'table' ? (
        <InferredTable model={model} selection={selection} chosen={address.node} onChoose={(node) => change({ node })} />
      ) : (
        <Pictured {...props} picture={address.view} />
      )}
    </section>
  );
}

function Pictured({ answer, model, selection, address, change, onPicture, picture }: Props & { readonly picture: Picture }) {
  const { t } = useTranslation('inferred');
  const { t: chain } = useTranslation('chain');
  const outbreak = useOutbreak();
  const open = useOpenNode();
  const words = useInferredWords(model);
  const scene = useScene(selection, picture);
  const chosen = useMemo(() => indexOf(selection, address.node), [selection, address.node]);
  if (scene === undefined) return <Loading />;
  const said = (node: number): string => {
    const id = scene.nodes[node]?.id ?? '';
    const one = model.cases.get(id);
    return one === undefined ? words.label(id) : words.whole(one);
  };
  return (
    <>
      <ChainPicture
        scene={scene}
        chosen={chosen}
        onChoose={(node) => change({ node: node === undefined ? undefined : scene.nodes[node]?.id })}
        onOpen={(node) => scene.nodes[node] !== undefined && open(scene.nodes[node])}
        words={said}
        saidIn={SAID}
        label={t('plot.label', { view: chain(`view.${picture}`), cases: scene.nodes.length, links: scene.links.length })}
        asOf={outbreak.asOf ?? answer.asOf.slice(0, 10)}
        onReady={onPicture}
      />
      <InferredLegend selection={selection} />
      {/* The panel beside the picture shows the same words; a screen reader hears them here. */}
      <div className={chosen === undefined ? 'chain-said' : 'unseen'}>
        <p id={SAID} aria-live="polite">
          {chosen === undefined ? `${t('said.rest')} ${chain('plot.hint')}` : said(chosen)}
        </p>
      </div>
    </>
  );
}

function indexOf({ nodes }: Selection, id: string | undefined): number | undefined {
  const at = id === undefined ? -1 : nodes.findIndex((node) => node.id === id);
  return at === -1 ? undefined : at;
}

const SAID = 'inferred-said';
