/** Whether a text is the address of an HTTP API: "localhost:4000" is an address of something, too, but nothing can be asked there. */
export function isApiAddress(text: string | undefined): text is string {
  return text !== undefined && URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

/** What is wrong with any other text. */
export const noApiAddress =
  '--url needs the address of the API, such as http://127.0.0.1:4000 or https://api.example.com.';
