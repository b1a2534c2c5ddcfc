import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMay, useOutbreak } from '../../app/outbreak.ts';
import { download, fileNameOf } from '../../chart/download.ts';
import { sceneGraphml, sceneLinksCsv, sceneNodesCsv, scenePng, sceneSvg } from './draw/chain-export.ts';
import { useAsOfText } from './chain-name.ts';
import type { PlotContent } from './draw/plot/chain-plot.ts';
import type { Selection } from './scene/scene.ts';

interface Props {
  readonly selection: Selection;
  /** The picture on screen; none while the table is shown. */
  readonly picture: PlotContent | undefined;
  readonly asOf: string;
}

const exports = ['png', 'svg', 'graphml', 'nodes', 'links'] as const;
type Export = (typeof exports)[number];

/** Pictures and data of what is shown, to keep. */
export function ChainExport({ selection, picture, asOf }: Props) {
  const { t } = useTranslation('chain');
  const outbreak = useOutbreak();
  const may = useMay();
  const asOfText = useAsOfText();
  const make = async (what: Export): Promise<void> => {
    const cases = selection.nodes.filter(({ kind }) => kind === 'case').length;
    const caption = {
      title: t('export.caption', { outbreak: outbreak.name, cases, links: selection.links.length }),
      note: t('export.asOf', { asOf: asOfText(asOf), note: t('notProof') }),
    };
    const name = (extension: string): string =>
      fileNameOf([outbreak.name, t('list.chains'), what === 'nodes' || what === 'links' ? what : undefined, asOf.slice(0, 10)], extension);
    if (what === 'graphml') return download(name('graphml'), sceneGraphml(selection), 'application/xml');
    if (what === 'nodes') return download(name('csv'), sceneNodesCsv(selection));
    if (what === 'links') return download(name('csv'), sceneLinksCsv(selection));
    if (picture === undefined) return;
    if (what === 'svg') return download(name('svg'), sceneSvg(picture, caption), 'image/svg+xml');
    download(name('png'), await scenePng(picture, caption));
  };
  const possible = exports.filter((what) => (what === 'png' || what === 'svg' ? picture !== undefined : may('export.run')));
  if (possible.length === 0) return null;
  return (
    <Dropdown
      trigger={['click']}
      menu={{ items: possible.map((what) => ({ key: what, label: t(`export.${what}`) })), onClick: ({ key }) => void make(key as Export) }}
    >
      <Button autoInsertSpace={false}>{t('export.name')}</Button>
    </Dropdown>
  );
}
