import { routes, type PersonWindowName } from '@firebreak/contract';
import { useQueries } from '@tanstack/react-query';
import { useMay, useOutbreak } from '../../app/outbreak.ts';
import { usePhone } from '../../app/phone.ts';
import { outbreakQuery } from '../../app/query.ts';
import { fieldText } from '../../text/field.ts';
import { instantOf, wallText } from '../../ui/record/form/wall-time.ts';
import { type BesideProps } from '../../ui/record/noun.ts';
import { stripOf, type Wanted } from './strip-days.ts';
import { WindowStrip } from './window-strip.tsx';

/** Whose windows a form shows. */
interface About {
  readonly person: string | undefined;
  readonly wanted: readonly Wanted[];
}

/** When the case could infect, and when the other one was infected. */
export function ExposureDays(props: BesideProps) {
  const about = [
    { person: personAt(props.values['source']), wanted: [{ relation: 'self', kinds: giving }] },
    { person: personAt(props.values['target']), wanted: [{ relation: 'self', kinds: taking }] },
  ] as const;
  return <DayStrip {...props} kind="exposure" about={about} />;
}

/** When those who exposed the contact could infect. */
export function ContactDays(props: BesideProps) {
  const wanted: readonly Wanted[] = [
    { relation: 'source', kinds: giving },
    { relation: 'self', kinds: taking },
  ];
  return <DayStrip {...props} kind="contact" about={[{ person: textAt(props.values['person']), wanted }]} />;
}

/** Days whose places matter: where the visitor could infect, or was infected. */
export function VisitDays({ values, value, onChange, ...props }: BesideProps) {
  const { timeZone } = useOutbreak().settings;
  const zone = timeZone ?? 'UTC';
  const wall = typeof value === 'string' ? wallText(value, zone) : undefined;
  return (
    <DayStrip
      {...props}
      values={values}
      kind="visit"
      value={wall?.slice(0, DATE_LENGTH)}
      onChange={(day) => onChange(instantOf(`${String(day)}T${wall?.slice(DATE_LENGTH + 1) ?? '00:00'}`, zone))}
      about={[{ person: textAt(values['person']), wanted: [{ relation: 'self', kinds: [...giving, ...taking] }] }]}
    />
  );
}

function DayStrip({
  kind,
  name,
  value,
  onChange,
  about,
}: BesideProps & { readonly kind: 'exposure' | 'contact' | 'visit'; readonly about: readonly About[] }) {
  const outbreak = useOutbreak().id;
  const may = useMay();
  const isPhone = usePhone();
  const known = about.flatMap(({ person, wanted }) => (person === undefined || !may('person.read') ? [] : [{ person, wanted }]));
  const answers = useQueries({
    queries: known.map(({ person }) => outbreakQuery(routes.protocol.windows, { params: { outbreak, id: person } })),
  });
  const found = answers.flatMap(({ data }, index) => (data === undefined ? [] : [{ data, wanted: known[index]?.wanted ?? [] }]));
  const strip = stripOf(
    found.map(({ data }) => data),
    found.map(({ wanted }) => wanted),
    isPhone ? MOST_DAYS_PHONE : MOST_DAYS,
  );
  if (strip === undefined) return null;
  return (
    <WindowStrip strip={strip} label={fieldText(kind, name)} value={typeof value === 'string' ? value : undefined} onChoose={onChange} />
  );
}

const giving: readonly PersonWindowName[] = ['lookback', 'infectious'];
const taking: readonly PersonWindowName[] = ['infection'];
const MOST_DAYS = 28;
const MOST_DAYS_PHONE = 21;
const DATE_LENGTH = 10;

const textAt = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** The person at an end of an exposure. */
export function personAt(value: unknown): string | undefined {
  const node = value as { readonly kind: string; readonly id: string } | null | undefined;
  return node?.kind === 'person' ? node.id : undefined;
}
