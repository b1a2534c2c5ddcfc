import { dayOf, parseCalendarDate, calendarDate } from '@firebreak/epi';
import { Button } from 'antd';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useFontFamily } from '../../chart/chart-palette.ts';
import { useDateWords } from '../../chart/use-date-words.ts';
import { useShade } from '../../app/theme.ts';
import type { AxisWords } from './draw/draw-axis.ts';
import { lookOf, palettes } from './draw/look.ts';
import { createChainPlot, type ChainPlot, type PlotContent } from './draw/plot/chain-plot.ts';
import { keyAct } from './draw/plot/key-act.ts';
import { walk } from './scene/walk.ts';
import type { PlacedScene } from './scene/use-scene.ts';

interface Props {
  readonly scene: PlacedScene;
  readonly chosen: number | undefined;
  readonly onChoose: (node: number | undefined) => void;
  readonly onOpen: (node: number) => void;
  /** Says a node in words, for the tip beside the pointer. */
  readonly words: (node: number) => string;
  /** Id of the element that says the chosen node. */
  readonly saidIn: string;
  readonly asOf: string;
  /** Name of the picture; by default that of recorded chains. */
  readonly label?: string;
  /** Gives the picture as it is shown, for the export. */
  readonly onReady: (content: PlotContent) => void;
}

/** The timeline or the tree: a canvas that mouse, finger and keyboard move, with the tip of the case under the pointer. */
export function ChainPicture({ scene, chosen, onChoose, onOpen, words, saidIn, asOf, onReady, label }: Props) {
  const { t } = useTranslation('chain');
  const host = useRef<HTMLDivElement>(null);
  const plot = useRef<ChainPlot>(undefined);
  const [tip, setTip] = useState<{ node: number; x: number; y: number }>();
  const content = usePlotContent(scene, asOf);
  const latest = useRef({ onChoose });
  useEffect(() => {
    latest.current = { onChoose };
  });

  useEffect(() => {
    const element = host.current;
    if (element === null) return undefined;
    const drawn = createChainPlot(element, {
      tapped: (node) => {
        element.focus({ preventScroll: true });
        latest.current.onChoose(node);
      },
      hovered: (node, x, y) => setTip(node === undefined ? undefined : { node, x, y }),
    });
    plot.current = drawn;
    const watch = new ResizeObserver(([entry]) => entry && drawn.resize(entry.contentRect.width, entry.contentRect.height));
    watch.observe(element);
    return () => {
      watch.disconnect();
      drawn.destroy();
    };
  }, []);
  useEffect(() => {
    plot.current?.show(content);
    plot.current?.choose(chosen, 'reveal');
  }, [content, chosen]);
  useEffect(() => onReady(content), [content, onReady]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const act = keyAct(event);
    if (act === undefined) return;
    event.preventDefault();
    if (act.kind === 'move') plot.current?.pan(act.dx, act.dy);
    else if (act.kind === 'zoom') plot.current?.zoom(act.factor);
    else if (act.kind === 'fit') plot.current?.fit();
    else if (act.kind === 'letGo') onChoose(undefined);
    else if (act.kind === 'walk') onChoose(chosen === undefined ? walk(scene, 0, 'first') : walk(scene, chosen, act.step));
    else if (chosen !== undefined) onOpen(chosen);
  };
  const name = t(`view.${scene.picture}`);
  return (
    <div className="chain-picture">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- role application: arrow keys walk along the links */}
      <div
        ref={host}
        className="chain-plot"
        role="application"
        aria-roledescription={t('plot.role')}
        aria-label={label ?? t('plot.label', { view: name, cases: scene.nodes.length, links: scene.links.length })}
        aria-describedby={`${saidIn} chain-plot-help`}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- role application takes the keyboard
        tabIndex={0}
        onKeyDown={onKeyDown}
      />
      <p id="chain-plot-help" className="unseen">
        {t('plot.help')}
      </p>
      {tip === undefined || scene.nodes[tip.node] === undefined ? null : (
        <div className="chain-tip" style={{ left: tip.x, top: tip.y }} aria-hidden="true">
          {words(tip.node)}
        </div>
      )}
      <div className="chain-zoom" role="group" aria-label={t('view.name')}>
        <Button aria-label={t('plot.zoomIn')} title={t('plot.zoomIn')} onClick={() => plot.current?.zoom(1.5)}>
          +
        </Button>
        <Button aria-label={t('plot.zoomOut')} title={t('plot.zoomOut')} onClick={() => plot.current?.zoom(1 / 1.5)}>
          −
        </Button>
        <Button onClick={() => plot.current?.fit()}>{t('plot.fit')}</Button>
      </div>
    </div>
  );
}

function usePlotContent(scene: PlacedScene, asOf: string): PlotContent {
  const { t } = useTranslation('chain');
  const shade = useShade();
  const font = useFontFamily();
  const date = useDateWords();
  return useMemo(() => {
    const day = parseCalendarDate(asOf);
    const axis: AxisWords = {
      day: (number) => date(calendarDate(number)),
      generation: (number) => t('plot.generation', { number }),
      undated: t('plot.undated'),
      asOf: day === undefined ? undefined : { day: dayOf(day), name: t('plot.asOf', { date: date(asOf) }) },
    };
    return { scene, look: lookOf(scene, shade, t('plot.noOwnDate')), palette: palettes[shade], font, axis };
  }, [scene, shade, font, date, asOf, t]);
}
