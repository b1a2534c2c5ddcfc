import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { confidenceWord, type Guess } from '../mapping.ts';
import { useTargetOptions, KEEP } from './target-name.ts';

interface Props {
  readonly guess: Guess;
  readonly values: readonly string[];
  readonly target: string | null;
  readonly byPerson: boolean;
  readonly onChoose: (target: string | null) => void;
}

/** One column of a file: its name, its first values, what it means and how sure that is. */
export function ColumnRow({ guess, values, target, byPerson, onChoose }: Props) {
  const { t } = useTranslation('importing');
  const options = useTargetOptions();
  const filled = [...new Set(values.filter((value) => value !== ''))].slice(0, SHOWN_VALUES);
  return (
    <tr>
      <th scope="row">{guess.column}</th>
      <td className="values">{filled.length === 0 ? t('mapping.empty') : filled.join(' · ')}</td>
      <td>
        <Select
          aria-label={t('mapping.meaningOf', { column: guess.column })}
          className="meaning"
          value={target ?? KEEP}
          options={options}
          showSearch={{ optionFilterProp: 'search' }}
          onChange={(value: string) => onChoose(value === KEEP ? null : value)}
        />
      </td>
      <td>
        <Confidence guess={guess} byPerson={byPerson} />
      </td>
    </tr>
  );
}

function Confidence({ guess, byPerson }: { readonly guess: Guess; readonly byPerson: boolean }) {
  const { t } = useTranslation('importing');
  if (byPerson) return <span>✎ {t('mapping.byYou')}</span>;
  const word = confidenceWord(guess);
  const reason = reasons.find((one) => one === guess.reason);
  return (
    <span className={word === 'guess' ? 'warn' : word === 'none' ? 'soft' : undefined}>
      <span aria-hidden="true">{marks[word]}</span> {t(`mapping.${word}`)}
      {word === 'none' || reason === undefined ? null : <span className="soft"> · {t(`reason.${reason}`)}</span>}
    </span>
  );
}

const reasons = ['exactName', 'knownName', 'partOfName', 'valueShape', 'givenByUser', 'preset', 'unknown'] as const;
const marks = { sure: '●', likely: '◐', guess: '△', none: '○' } as const;
const SHOWN_VALUES = 3;
