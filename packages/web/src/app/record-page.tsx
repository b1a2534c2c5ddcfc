import { useSuspenseQuery } from '@tanstack/react-query';
import { z } from 'zod';
import { nounQuery } from '../feature/noun.ts';
import { useAddress } from './address.ts';
import { useMay } from './outbreak.ts';
import { usePhone } from './phone.ts';
import { InlineNew } from '../ui/record/form/inline-new.tsx';
import { InlineNewContext, type InlineNewProps } from '../ui/record/form/inline-new-context.ts';
import { NewRecord } from '../ui/record/form/new-record.tsx';
import { RecordDetail } from '../ui/record/detail/record-detail.tsx';
import { RecordList } from '../ui/record/list/record-list.tsx';
import { NotFound } from './layout/not-found.tsx';
import { NotAllowed } from '../ui/state/not-allowed.tsx';
import '../ui/record/record.css';

/** A list and, beside it, the record that is open; on a phone one after the other. */
export function RecordPage() {
  const { plural = '', id } = useAddress();
  const { data: noun } = useSuspenseQuery(nounQuery(plural));
  const phone = usePhone();
  const may = useMay();
  if (id !== undefined && id !== NEW && !z.uuid().safeParse(id).success) return <NotFound />;
  if (!may(`${noun.kind}.read`)) return <NotAllowed permission={`${noun.kind}.read`} />;
  return (
    <InlineNewContext value={drawInlineNew}>
      <div className={id === undefined ? 'split' : 'split open'}>
        {phone && id !== undefined ? null : <RecordList key={noun.kind} noun={noun} opened={id} />}
        {id === undefined ? null : id === NEW ? (
          <NewRecord key={`${NEW} ${noun.kind}`} noun={noun} />
        ) : (
          <RecordDetail key={id} noun={noun} id={id} />
        )}
      </div>
    </InlineNewContext>
  );
}

const drawInlineNew = (props: InlineNewProps) => <InlineNew {...props} />;

/** In place of an id: the form of a new record. */
const NEW = 'new';
