import { useTranslation } from 'react-i18next';
import { fieldText, needText } from '../../../text/field.ts';
import { useFormat } from '../../format/use-format.ts';
import { fieldsOf, type AnyRecord } from '../any-record.ts';
import { groupsOf } from '../form/field-groups.tsx';
import { isUnknown } from '../form/validate.ts';
import { type Noun } from '../noun.ts';
import { Value } from '../value.tsx';
import { isRevealed } from './reveal-door.ts';
import { Reveal, useRevealed } from './reveal.tsx';

/** What is known of a record, in its groups; what is not known is named in one line at the end. */
export function Facts({ noun, record }: { readonly noun: Noun; readonly record: AnyRecord }) {
  const { t } = useTranslation('record');
  const format = useFormat();
  const [revealed, setRevealed] = useRevealed(record.id);
  const fields = fieldsOf(noun.kind);
  const valueOf = (name: string) => revealed[name] ?? record[name];
  const saidHere = (name: string) => noun.saidElsewhere?.includes(name) !== true;
  const unknown = groupsOf(noun)
    .flatMap((group) => group.fields)
    .filter(saidHere)
    .filter((name) => isUnknown(valueOf(name)) && !record.masked.includes(name));
  const masked = record.masked.filter((name) => name in fields && !(name in revealed));
  return (
    <div className="facts">
      {groupsOf(noun).map((group) => {
        const names = group.fields.filter((name) => saidHere(name) && !unknown.includes(name));
        return names.length === 0 ? null : (
          <section key={group.title} aria-label={t(`group.${group.title}`)}>
            <h3>{t(`group.${group.title}`)}</h3>
            <dl>
              {names.map((name) => (
                <div key={name} title={needText(noun.kind, name)}>
                  <dt>{fieldText(noun.kind, name)}</dt>
                  <dd>
                    <Value kind={noun.kind} name={name} value={valueOf(name)} links />
                    {masked.includes(name) ? <span className="tag"> {t('detail.masked')}</span> : null}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        );
      })}
      {isRevealed(noun.kind) && masked.length > 0 ? (
        <Reveal kind={noun.kind} id={record.id} fields={masked} onReveal={setRevealed} />
      ) : null}
      {unknown.length === 0 ? null : (
        <p className="soft unknown">
          {t('detail.unknown', { fields: unknown.map((name) => fieldText(noun.kind, name)).join(format.locale === 'en' ? ', ' : '、') })}
        </p>
      )}
      <p className="soft frame">
        {t('detail.frame', {
          created: format.instant(record.createdAt),
          updated: format.instant(record.updatedAt),
          version: record.version,
        })}
        {record.sourceSystem === null ? null : ` · ${t('detail.source', { system: record.sourceSystem, id: record.sourceId ?? '—' })}`}
      </p>
      <Extra extra={record.extra} />
    </div>
  );
}

/** What an import brought and no field took. */
function Extra({ extra }: { readonly extra: Readonly<Record<string, string>> }) {
  const { t } = useTranslation('record');
  const entries = Object.entries(extra);
  if (entries.length === 0) return null;
  return (
    <details className="extra">
      <summary>{t('detail.extra', { count: entries.length })}</summary>
      <dl>
        {entries.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
