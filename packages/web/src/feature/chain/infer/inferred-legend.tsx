import { useTranslation } from 'react-i18next';
import { fromOutsideForm, linkStyles, openForm } from '../draw/draw-inferred.ts';
import { ClassItems } from '../chain-legend.tsx';
import type { MarkForm } from '../draw/surface.ts';
import type { Selection } from '../scene/scene.ts';
import { linkKinds, type LinkKind } from './inferred-model.ts';

const colors = { text: 'currentColor', accent: 'var(--accent)', muted: 'var(--ink-soft)', conflict: 'var(--bad)' } as const;

/** Says what lines and marks mean; only those that occur. */
export function InferredLegend({ selection }: { readonly selection: Selection }) {
  const { t } = useTranslation('inferred');
  const kinds = linkKinds.filter((_, at) => selection.linkLook?.kind.includes(at) === true);
  return (
    <ul className="chain-legend">
      <ClassItems nodes={selection.nodes} />
      {kinds.map((kind) => (
        <li key={kind}>
          <Line kind={kind} /> {t(`legend.${kind}`)}
        </li>
      ))}
      {selection.nodeStart?.includes(1) === true ? <Start form={fromOutsideForm} name={t('legend.outside')} /> : null}
      {selection.nodeStart?.includes(2) === true ? <Start form={openForm} name={t('legend.open')} /> : null}
      <li>{t('legend.opacity')}</li>
    </ul>
  );
}

function Line({ kind }: { readonly kind: LinkKind }) {
  const { color, dash, width, mark } = linkStyles[kind];
  return (
    <svg viewBox="0 0 30 12" width="30" height="12" aria-hidden="true" style={{ color: colors[color] }}>
      <path d="M0,6H30" fill="none" stroke="currentColor" strokeWidth={width} strokeDasharray={dash?.join(' ')} />
      {mark === undefined ? null : <Form form={mark} x={11} />}
    </svg>
  );
}

function Start({ form, name }: { readonly form: MarkForm; readonly name: string }) {
  return (
    <li>
      <svg viewBox="0 0 14 12" width="14" height="12" aria-hidden="true">
        <Form form={form} x={7} />
      </svg>{' '}
      {name}
    </li>
  );
}

function Form({ form, x }: { readonly form: MarkForm; readonly x: number }) {
  return (
    <path
      d={form.path}
      transform={`translate(${x} 6) scale(4.5)`}
      fill={form.filled ? 'currentColor' : 'none'}
      stroke="currentColor"
      strokeWidth="0.34"
    />
  );
}
