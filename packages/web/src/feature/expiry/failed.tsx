import { useErrorText } from '../../ui/state/error-text.ts';

/** What the server said against an act. */
export function Failed({ error }: { readonly error: Error | null }) {
  const say = useErrorText();
  return error === null ? null : (
    <p role="alert" className="wrong">
      {say(error)}
    </p>
  );
}
