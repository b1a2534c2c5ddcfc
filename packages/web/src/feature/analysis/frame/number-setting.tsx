import { InputNumber } from 'antd';
import { Setting } from './choice.tsx';

interface Props {
  readonly name: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step?: number;
  /** Digits behind the point; none for a whole number. */
  readonly precision?: number;
  readonly onChange: (value: number) => void;
}

/** A number within its range; what is typed takes effect as soon as it is one. */
export function NumberSetting({ name, value, min, max, step = 1, precision = 0, onChange }: Props) {
  return (
    <Setting name={name}>
      {(id) => (
        <InputNumber<number>
          id={id}
          value={value}
          min={min}
          max={max}
          step={step}
          precision={precision}
          inputMode="decimal"
          style={{ width: '100%' }}
          onChange={(next) => {
            if (next !== null && next >= min && next <= max) onChange(next);
          }}
        />
      )}
    </Setting>
  );
}
