import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMay, useOutbreak } from '../../../app/outbreak.ts';
import { download, fileNameOf } from '../../../chart/download.ts';
import { useAsOfText } from '../chain-name.ts';
import { scenePng, sceneSvg } from '../draw/chain-export.ts';
import type { PlotContent } from '../draw/plot/chain-plot.ts';
import { candidatesCsv, likeliestNewick, posteriorGraphml } from './inferred-export.ts';
import { leastShown, type InferredModel } from './inferred-model.ts';

interface Props {
  readonly model: InferredModel;
  /** The picture on screen; none while the table is shown. */
  readonly picture: PlotContent | undefined;
  readonly asOf: string;
}
const exports = ['png', 'svg', 'graphml', 'newick', 'candidates'] as const;
type Export = (typeof exports)[number];

/** Pictures, trees and tables to keep; each says in its caption or columns that it holds probabilities. */
export function InferredExport({ model, picture, asOf }: Props) {
  const { t } = useTranslation('inferred');
  const { t: chain } = useTranslation('chain');
  const outbreak = useOutbreak();
  const may = useMay();
  const asOfText = useAsOfText();
  const name = (extension: string): string => fileNameOf([outbreak.name, t('mode.inferred'), asOf.slice(0, 10)], extension);
  const make = async (what: Export): Promise<void> => {
    if (what === 'graphml') return download(name('graphml'), posteriorGraphml(model, leastShown), 'application/xml');
    if (what === 'newick') return download(name('nwk'), likeliestNewick(model), 'text/plain;charset=utf-8');
    if (what === 'candidates') return download(name('csv'), candidatesCsv(model));
    if (picture === undefined) return;
    const caption = {
      title: t('export.caption', { outbreak: outbreak.name, cases: model.cases.size }),
      note: chain('export.asOf', { asOf: asOfText(asOf), note: '' }),
    };
    if (what === 'svg') return download(name('svg'), sceneSvg(picture, caption), 'image/svg+xml');
    download(name('png'), await scenePng(picture, caption));
  };
  const possible = exports.filter((what) => (what === 'png' || what === 'svg' ? picture !== undefined : may('export.run')));
  if (possible.length === 0) return null;
  const words = (what: Export): string => (what === 'png' || what === 'svg' ? chain(`export.${what}`) : t(`export.${what}`));
  return (
    <Dropdown
      trigger={['click']}
      menu={{ items: possible.map((what) => ({ key: what, label: words(what) })), onClick: ({ key }) => void make(key as Export) }}
    >
      <Button autoInsertSpace={false}>{chain('export.name')}</Button>
    </Dropdown>
  );
}
