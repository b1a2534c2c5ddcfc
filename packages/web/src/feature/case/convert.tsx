import { type RecordKind } from '@firebreak/contract';
import { Button } from 'antd';
import { useState } from 'react';
import { recordPath, useGo } from '../../app/address.ts';
import { useOutbreak } from '../../app/outbreak.ts';
import { uuidv7 } from '../../app/uuid.ts';
import { type Values } from '../../ui/record/form/validate.ts';
import { ConvertDialog, type ConvertDialogProps } from './convert-dialog.tsx';

interface Props extends Omit<ConvertDialogProps, 'convert' | 'close'> {
  readonly kind: Extract<RecordKind, 'case' | 'contact'>;
  /** Words of the button. */
  readonly act: string;
  /** Makes the new record under this id. */
  readonly make: (id: string, values: Values, reason: string) => Promise<{ readonly id: string }>;
}

/** Turns a case into a contact, or a contact into a case, and opens what it became. Trying again makes the same one. */
export function Convert({ act, make, ...dialog }: Props) {
  const outbreak = useOutbreak().id;
  const go = useGo();
  const [isOpen, setOpen] = useState(false);
  const [id] = useState(() => uuidv7());
  return (
    <>
      <Button onClick={() => setOpen(true)}>{act}</Button>
      {isOpen ? (
        <ConvertDialog
          {...dialog}
          close={() => setOpen(false)}
          convert={async (values, reason) => go(recordPath(outbreak, dialog.kind, (await make(id, values, reason)).id))}
        />
      ) : null}
    </>
  );
}
