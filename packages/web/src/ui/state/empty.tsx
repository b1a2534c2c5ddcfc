import { type ReactNode } from 'react';

/** Says what will stand here and gives the one act that fills it. */
export function Empty({ text, act }: { readonly text: string; readonly act?: ReactNode }) {
  return (
    <div className="state empty">
      <p>{text}</p>
      {act}
    </div>
  );
}
