import { caseClasses } from '@firebreak/epi';
import { useTranslation } from 'react-i18next';
import { CaseClassMark } from '../../ui/case-class.tsx';
import { contactForm, eventForm, type MarkForm } from './draw/surface.ts';
import type { ChainNode } from './scene/scene.ts';

/** Says what the marks and lines mean; only those that occur. */
export function ChainLegend({ nodes, conflicts }: { readonly nodes: readonly ChainNode[]; readonly conflicts: boolean }) {
  const { t } = useTranslation('chain');
  const has = (kind: ChainNode['kind']): boolean => nodes.some((node) => node.kind === kind);
  return (
    <ul className="chain-legend">
      <ClassItems nodes={nodes} />
      {has('event') ? <FormItem form={eventForm} name={t('plot.event')} /> : null}
      {has('contact') ? <FormItem form={contactForm} name={t('plot.contact')} /> : null}
      <LineItem name={t('plot.link')} />
      {conflicts ? <LineItem name={t('plot.conflict')} conflict /> : null}
    </ul>
  );
}

/** The marks of the classes that occur; a case without one counts as not classified. */
export function ClassItems({ nodes }: { readonly nodes: readonly ChainNode[] }) {
  const occurring = new Set(nodes.flatMap((node) => (node.kind === 'case' ? [node.caseClass ?? 'notClassified'] : [])));
  return caseClasses
    .filter((caseClass) => occurring.has(caseClass))
    .map((caseClass) => (
      <li key={caseClass}>
        <CaseClassMark caseClass={caseClass} />
      </li>
    ));
}

function FormItem({ form, name }: { readonly form: MarkForm; readonly name: string }) {
  return (
    <li>
      <svg viewBox="-1.3 -1.3 2.6 2.6" width="11" height="11" aria-hidden="true">
        <path d={form.path} fill={form.filled ? 'currentColor' : 'none'} stroke="currentColor" strokeWidth="0.34" />
      </svg>{' '}
      {name}
    </li>
  );
}

function LineItem({ name, conflict = false }: { readonly name: string; readonly conflict?: boolean }) {
  return (
    <li>
      <svg viewBox="0 0 22 10" width="22" height="10" aria-hidden="true" style={conflict ? { color: 'var(--bad)' } : {}}>
        <path d="M1,0V5Q1,8 4,8H22" fill="none" stroke="currentColor" strokeWidth="1.4" strokeDasharray={conflict ? '4 3' : undefined} />
      </svg>{' '}
      {name}
    </li>
  );
}
