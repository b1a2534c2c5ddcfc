import { useErrorText } from './error-text.ts';

/** Under what somebody tried: what went wrong with it, in the language in force. Nothing while nothing did. */
export function Wrong({ error }: { readonly error: unknown }) {
  const say = useErrorText();
  return error === null || error === undefined ? null : (
    <p className="wrong" role="alert">
      {say(error)}
    </p>
  );
}
