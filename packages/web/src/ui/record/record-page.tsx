import { useSuspenseQuery } from '@tanstack/react-query';
import { nounQuery } from '../../feature/noun.ts';
import { useAddress } from '../../app/address.ts';
import { useMay } from '../../app/outbreak.ts';
import { usePhone } from '../../app/phone.ts';
import { InlineNew } from './form/inline-new.tsx';
import { InlineNewContext, type InlineNewProps } from './form/inline-new-context.ts';
import { NewRecord } from './form/new-record.tsx';
import { RecordDetail } from './detail/record-detail.tsx';
import { RecordList } from './list/record-list.tsx';
import { NotAllowed } from '../state/not-allowed.tsx';
import './record.css';

/** A list and, beside it, the record that is open; on a phone one after the other. */
export function RecordPage() {
  const { plural = '', id } = useAddress();
  const { data: noun } = useSuspenseQuery(nounQuery(plural));
  const phone = usePhone();
  const may = useMay();
  if (!may(`${noun.kind}.read`)) return <NotAllowed permission={`${noun.kind}.read`} />;
  return (
    <InlineNewContext value={drawInlineNew}>
      <div className={id === undefined ? 'split' : 'split open'}>
        {phone && id !== undefined ? null : <RecordList key={noun.kind} noun={noun} opened={id} />}
        {id === undefined ? null : id === NEW ? <NewRecord key={noun.kind} noun={noun} /> : <RecordDetail key={id} noun={noun} id={id} />}
      </div>
    </InlineNewContext>
  );
}

const drawInlineNew = (props: InlineNewProps) => <InlineNew {...props} />;

/** In place of an id: the form of a new record. */
const NEW = 'new';
