import { type RecordKind, routes } from '@firebreak/contract';
import { caseClasses, contactStatuses, placeKinds, type CaseClass, type ContactStatus, type PlaceKind } from '@firebreak/epi';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useDeferredValue, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { guides } from '../../feature/guide/guides.ts';
import { codeText, kindText } from '../../text/field.ts';
import { recordPath, outbreakPath } from '../address.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { useMenu } from '../menu.ts';
import { useOutbreakInForce } from '../outbreak.ts';
import { outbreakQuery } from '../query.ts';
import { areaNameText, areaWayText } from '../../text/area-name.ts';

interface Choice {
  readonly key: string;
  readonly tag: string;
  readonly text: string;
  readonly detail: string;
  readonly to: string;
  readonly search?: Readonly<Record<string, string>>;
}

/** Finds any page, person, place or record by name, pinyin initials, phone tail or number; arrows and Enter. */
export function Search({ close }: { readonly close: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const listId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    const onClick = (event: MouseEvent) => event.target === element && element?.close(); // beside the dialog
    element?.addEventListener('click', onClick);
    return () => element?.removeEventListener('click', onClick);
  }, []);
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const choices = useChoices(useDeferredValue(text.trim()));
  const open = (choice: Choice) => {
    close();
    void navigate({ to: choice.to, search: choice.search ?? {} });
  };
  const onClick = (event: React.MouseEvent) => {
    const chosen =
      event.target instanceof Element
        ? choices[Number(event.target.closest<HTMLElement>('[data-choice]')?.dataset['choice'] ?? NaN)]
        : undefined;
    if (chosen !== undefined) open(chosen);
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const chosen = choices[at];
    if (step !== 0) setAt((before) => Math.max(0, Math.min(choices.length - 1, before + step)));
    else if (event.key === 'Enter' && chosen !== undefined) open(chosen);
    else return;
    event.preventDefault();
  };
  return (
    <dialog ref={dialog} className="search" aria-label={t('act.search')} onClose={close}>
      <input
        className="search-text"
        value={text}
        placeholder={t('label.searchHint')}
        aria-label={t('label.searchHint')}
        role="combobox"
        aria-expanded={choices.length > 0}
        aria-controls={listId}
        aria-activedescendant={choices[at] === undefined ? undefined : `${listId}-${at}`}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div
        id={listId}
        role="listbox"
        tabIndex={-1}
        aria-label={t('label.results')}
        className="search-list"
        onClick={onClick}
        onKeyDown={onKeyDown}
      >
        {choices.map((choice, index) => (
          <div
            key={choice.key}
            id={`${listId}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            data-choice={index}
            onMouseEnter={() => setAt(index)}
          >
            <span className="tag">{choice.tag}</span> <span className="name">{choice.text}</span>{' '}
            <span className="facts-line">{choice.detail}</span>
          </div>
        ))}
      </div>
      {choices.length === 0 && text !== '' ? <p className="nothing">{t('state.nothingFound')}</p> : null}
    </dialog>
  );
}

/** What the server finds, then pages and guides whose name contains the text. */
function useChoices(text: string): readonly Choice[] {
  const { t } = useTranslation();
  const { t: tell } = useTranslation('guide');
  const menu = useMenu();
  const format = useFormat();
  const outbreak = useOutbreakInForce();
  const { data } = useQuery({
    ...outbreakQuery(routes.registry.search, { params: { outbreak: outbreak?.id ?? '' }, query: { text } }),
    enabled: outbreak !== undefined && text !== '',
    placeholderData: keepPreviousData,
  });
  const pages = menu
    .flatMap((group) => group.items)
    .filter((item) => item.text.toLowerCase().includes(text.toLowerCase()))
    .map((item): Choice => ({ key: item.to, tag: t('label.page'), text: item.text, detail: '', to: item.to }));
  const told = guides
    .map((guide): Choice => ({ key: guide, tag: t('page.guides'), text: tell(`name.${guide}`), detail: '', to: `/guides/${guide}` }))
    .filter((choice) => choice.text.toLowerCase().includes(text.toLowerCase()));
  const hits = outbreak === undefined || text === '' ? [] : (data?.hits ?? []);
  return [...hits.map((hit) => choiceOf(hit, outbreak?.id ?? '', format.date)), ...pages, ...told].slice(0, MOST_CHOICES);
}

function choiceOf(
  hit: { kind: RecordKind | 'area'; id: string; label: string; detail: string },
  outbreak: string,
  sayDate: (date: string) => string,
): Choice {
  const base = {
    key: `${hit.kind}:${hit.id}`,
    tag: kindText(hit.kind),
    text: hit.kind === 'area' ? areaNameText(hit.label) : hit.label,
    detail: hit.kind === 'area' ? areaWayText(hit.detail) : detailText(hit.detail, sayDate),
  };
  return hit.kind === 'area'
    ? { ...base, to: outbreakPath(outbreak, 'overview'), search: { area: hit.id } }
    : { ...base, to: recordPath(outbreak, hit.kind, hit.id) };
}

/** The server puts facts beside each other as they are stored: codes become words here. */
function detailText(detail: string, sayDate: (date: string) => string): string {
  const say = (part: string) => {
    if (caseClasses.includes(part as CaseClass)) return codeText('case', 'caseClass', part);
    if (contactStatuses.includes(part as ContactStatus)) return codeText('contact', 'status', part);
    return placeKinds.includes(part as PlaceKind) ? codeText('place', 'kind', part) : areaNameText(sayDate(part));
  };
  return detail.split(' · ').map(say).join(' · ');
}

const MOST_CHOICES = 30;
