import { Link, useLocation } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePhone } from '../../app/phone.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { type GuidePages } from './guide-pages.ts';
import { type Guide } from './guides.ts';
import { Blocks } from './markdown/blocks.tsx';
import { type GuideSection } from './markdown/document.ts';
import { targetOf } from './markdown/guide-target.ts';
import { findSection } from './section.ts';

/** One guide: its contents beside it (on a phone above it), its text, and the files it names that the console does not have. */
export function GuideView({ guide, pages }: { readonly guide: Guide; readonly pages: GuidePages }) {
  const { title, blocks, sections, links } = pages[guide];
  useSectionInSight(sections);
  return (
    <>
      <PageTitle question={title} acts={<Acts />} />
      <div className="page-body guide">
        <Contents sections={sections} />
        <article className="card guide-text">
          {/* oxlint-disable-next-line react/no-unstable-nested-components -- draws a link where it stands; no component */}
          <Blocks blocks={blocks} linkOf={(address, words) => <GuideLink from={guide} address={address} words={words} />} />
          <Elsewhere guide={guide} links={links} />
        </article>
      </div>
    </>
  );
}

/** Brings the place that the address names into sight, and the reader of a screen to it. */
function useSectionInSight(sections: readonly GuideSection[]): void {
  const hash = useLocation({ select: (location) => location.hash });
  useEffect(() => {
    const section = findSection(sections, decodeURIComponent(hash));
    const element = section === undefined ? null : document.getElementById(section.id);
    element?.scrollIntoView();
    element?.focus({ preventScroll: true });
  }, [hash, sections]);
}

function Acts() {
  const { t } = useTranslation('guide');
  return (
    <>
      <Link to="/guides">{t('all')}</Link>
      <Button onClick={() => window.print()}>{t('print')}</Button>
    </>
  );
}

/** A short guide is its own contents. */
function Contents({ sections }: { readonly sections: readonly GuideSection[] }) {
  const { t } = useTranslation('guide');
  const phone = usePhone();
  if (sections.length < 3) return null;
  const list = (
    <ol>
      {sections.map((section) => (
        <li key={section.id}>
          <Link to="." hash={section.id} replace>
            {section.text}
          </Link>
        </li>
      ))}
    </ol>
  );
  return phone ? (
    <details className="card guide-contents">
      <summary>{t('contents')}</summary>
      <nav aria-label={t('contents')}>{list}</nav>
    </details>
  ) : (
    <nav className="guide-contents" aria-label={t('contents')}>
      <h2>{t('contents')}</h2>
      {list}
    </nav>
  );
}

/** Another guide opens here; a file that only the folder of Firebreak has is words, and is named below the text. */
function GuideLink({ from, address, words }: { readonly from: Guide; readonly address: string; readonly words: ReactNode }) {
  const target = targetOf(from, address);
  if (target.kind === 'file') return words;
  if (target.kind === 'guide')
    return (
      <Link to={`/guides/${target.guide}`} {...(target.section === '' ? {} : { hash: target.section })}>
        {words}
      </Link>
    );
  return (
    <a href={target.address} target="_blank" rel="noreferrer">
      {words}
    </a>
  );
}

function Elsewhere({ guide, links }: { readonly guide: Guide; readonly links: readonly string[] }) {
  const { t } = useTranslation('guide');
  const targets = links.map((address) => targetOf(guide, address));
  const files = [...new Set(targets.flatMap((target) => (target.kind === 'file' ? [target.path] : [])))];
  if (files.length === 0) return null;
  return (
    <footer className="guide-elsewhere">
      <h2>{t('elsewhere')}</h2>
      <ul>
        {files.map((path) => (
          <li key={path}>
            <code>{path}</code>
          </li>
        ))}
      </ul>
    </footer>
  );
}
