import { Modal, type ModalProps } from 'antd';
import { type ReactElement, useEffect, useState } from 'react';

/** A dialog that is drawn while it is open; when it goes, the keyboard stands where it stood before. */
export function Dialog(props: ModalProps): ReactElement {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      // Once it is gone from the page; whoever opened something else meanwhile keeps the keyboard.
      setTimeout(() => {
        if (document.activeElement === document.body && before instanceof HTMLElement) before.focus();
      });
    },
    [before],
  );
  return <Modal {...props} open />;
}
