import { type Companion, routes } from '@firebreak/contract';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMutation } from '../../app/mutation.ts';
import { recordPath } from '../../app/address.ts';
import { call } from '../../app/client.ts';
import { refreshOutbreak } from '../../app/live.ts';
import { useMay, useOutbreak } from '../../app/outbreak.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { useErrorText } from '../../ui/state/error-text.ts';
import { showToast } from '../../ui/toast.tsx';

interface Props {
  readonly caseId: string;
  readonly companion: Companion;
}

/** One person who was together with the case: how long, where, and what the person already is. */
export function CompanionRow({ caseId, companion }: Props) {
  const { t } = useTranslation('record');
  const format = useFormat();
  const outbreak = useOutbreak().id;
  const { person, personName, minutes, places, last } = companion;
  return (
    <tr>
      <td>{personName === null ? t('together.unknownPerson') : <Link to={recordPath(outbreak, 'person', person)}>{personName}</Link>}</td>
      <td className="number">{Math.round(minutes)}</td>
      <td>
        {places
          .map((one) =>
            t('together.placeMinutes', { place: one.placeName ?? t('together.unknownPlace'), minutes: Math.round(one.minutes) }),
          )
          .join(' · ')}
      </td>
      <td>{format.instant(last)}</td>
      <td>
        <Known companion={companion} /> <RecordContact caseId={caseId} companion={companion} />
      </td>
    </tr>
  );
}

/** What the person already is, each a way to its record. */
function Known({ companion }: Pick<Props, 'companion'>) {
  const { t } = useTranslation('record');
  const outbreak = useOutbreak().id;
  const marks = [
    companion.case === null ? null : <Link to={recordPath(outbreak, 'case', companion.case)}>{t('together.isCase')}</Link>,
    companion.contact === null ? null : <Link to={recordPath(outbreak, 'contact', companion.contact)}>{t('together.isContact')}</Link>,
    companion.exposure === null ? null : <Link to={recordPath(outbreak, 'exposure', companion.exposure)}>{t('together.exposed')}</Link>,
  ];
  return (
    <>
      {marks.map((mark, at) => (
        <span key={at}>{mark} </span>
      ))}
    </>
  );
}

/** Records the person as a contact with this exposure, in one act. */
function RecordContact({ caseId, companion }: Props) {
  const { t } = useTranslation('record');
  const outbreak = useOutbreak();
  const may = useMay();
  const say = useErrorText();
  const { person, personName, lastDate: date, minutes } = companion;
  const name = personName ?? t('together.unknownPerson');
  const record = useMutation({
    mutationFn: () => call(routes.coPresence.record, { params: { outbreak: outbreak.id, id: caseId }, body: { person, date, minutes } }),
    onSuccess: async () => {
      showToast(t('together.recorded', { name }));
      await refreshOutbreak(outbreak.id);
    },
    onError: (error) => showToast(say(error)),
  });
  const isDone = companion.case !== null || (companion.contact !== null && companion.exposure !== null);
  if (isDone || !may('contact.write') || !may('exposure.write') || outbreak.status === 'closed') return null;
  return (
    <Button size="small" loading={record.isPending} aria-label={t('together.recordFor', { name })} onClick={() => record.mutate()}>
      {t('together.record')}
    </Button>
  );
}
