import { Radio } from 'antd';
import { useState } from 'react';
import { kindText } from '../../../text/field.ts';
import { RefInput } from './ref-input.tsx';

interface NodeRef {
  readonly kind: 'person' | 'event';
  readonly id: string;
}

interface Props {
  readonly value: NodeRef | undefined;
  readonly onChange: (node: NodeRef | undefined) => void;
  readonly label: string;
  readonly id: string;
  readonly onBlur: () => void;
}

/** An end of an exposure: a person or an event. */
export function NodeInput({ value, onChange, label, id, onBlur }: Props) {
  const [chosenKind, setKind] = useState<'person' | 'event'>(value?.kind ?? 'person');
  const kind = value?.kind ?? chosenKind;
  return (
    <div className="node-input">
      <Radio.Group
        size="small"
        optionType="button"
        buttonStyle="solid"
        aria-label={label}
        value={kind}
        options={(['person', 'event'] as const).map((one) => ({ value: one, label: kindText(one) }))}
        onChange={(event) => {
          setKind(event.target.value as 'person' | 'event');
          onChange(undefined);
        }}
      />
      <RefInput
        key={kind}
        id={id}
        label={label}
        target={kind}
        value={value?.id}
        onChange={(next) => onChange(next === undefined ? undefined : { kind, id: next })}
        onBlur={onBlur}
      />
    </div>
  );
}
