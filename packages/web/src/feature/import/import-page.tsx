import { useAddress } from '../../app/address.ts';
import { ImportDetail } from './import-detail.tsx';
import { ImportStart } from './import-start.tsx';
import './import-page.css';

/** Imports of an outbreak: new files and earlier imports, or one import from its files to what was written. */
export function ImportPage() {
  const { part } = useAddress();
  return part === undefined ? <ImportStart /> : <ImportDetail key={part} id={part} />;
}
