import { Button, Popover } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';

interface Props {
  readonly name: string;
  readonly title?: string;
  readonly children: (close: () => void) => ReactNode;
}

/** A button that opens a few choices under it. The keyboard goes into them, and back to the button when they close. */
export function PopoverMenu({ name, title, children }: Props) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const close = () => setOpen(false);
  useEffect(() => {
    if (!open) return;
    const opener = button.current;
    return () => {
      setTimeout(() => {
        const { activeElement } = document;
        // Whoever pressed something else meanwhile keeps the keyboard there.
        if (activeElement === null || activeElement === document.body || activeElement.closest('.popover-menu') !== null) opener?.focus();
      });
    };
  }, [open]);
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      open={open}
      onOpenChange={setOpen}
      afterOpenChange={(isOpen) => {
        if (isOpen) content.current?.querySelector<HTMLElement>(FIRST)?.focus();
      }}
      destroyOnHidden
      content={
        <div ref={content} className="popover-menu" role="dialog" aria-label={name}>
          {children(close)}
        </div>
      }
    >
      <Button ref={button} aria-haspopup="dialog" aria-expanded={open} title={title}>
        {name}
      </Button>
    </Popover>
  );
}

const FIRST = 'input:not(:disabled), button:not(:disabled)';
