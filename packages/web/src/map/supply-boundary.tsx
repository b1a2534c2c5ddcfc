import { UploadOutlined } from '@ant-design/icons';
import type { Locale } from '@firebreak/contract';
import { Button, Upload } from 'antd';
import { type ReactElement, useState } from 'react';
import type { AreaCollection } from './geometry.ts';
import { mapTexts } from './map-text.ts';
import { readSuppliedBoundary } from './supplied-boundary.ts';

interface Props {
  readonly areas: Parameters<typeof readSuppliedBoundary>[1];
  readonly locale: Locale;
  readonly onBoundary: (boundary: AreaCollection) => void;
}

/** Takes boundaries from a GeoJSON file of the person; the file stays on this machine. */
export function SupplyBoundary({ areas, locale, onBoundary }: Props): ReactElement {
  const text = mapTexts[locale];
  const [said, setSaid] = useState('');
  const take = async (file: Blob) => {
    const read = readSuppliedBoundary(await file.text(), areas);
    if (typeof read === 'string') return setSaid(text.problem[read]);
    setSaid(text.matched(areas.length - read.without.length, read.unmatched.length));
    if (read.boundary.features.length > 0) onBoundary(read.boundary);
  };
  return (
    <div>
      <Upload accept=".geojson,.json,application/geo+json" showUploadList={false} beforeUpload={(file) => (void take(file), false)}>
        <Button icon={<UploadOutlined />}>{text.supply}</Button>
      </Upload>
      <output style={{ display: 'block', minHeight: '1.6em' }}>{said}</output>
    </div>
  );
}
