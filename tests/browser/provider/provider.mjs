// A real OpenID Connect provider on this machine alone, with people who do not exist.
//
//   node provider.mjs PORT REDIRECT_URI CLIENT_ID SECRET
//
// Whoever signs in is found by the name given on its page; any password will do. It insists on
// PKCE, and gives claims through its user-info address, as most providers do.
import Provider from "oidc-provider";

const [port, redirectUri, clientId, secret] = process.argv.slice(2);

const people = {
  known: { email: "known@example.gov.uk", email_verified: true, name: "Known Person" },
  unverified: { email: "unverified@example.gov.uk", email_verified: false, name: "Unverified" },
  unsaid: { email: "unsaid@example.gov.uk", name: "Unsaid" },
  stranger: { email: "stranger@example.gov.uk", email_verified: true, name: "Stranger" },
  closed: { email: "closed@example.gov.uk", email_verified: true, name: "Closed" },
};

const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [
    {
      client_id: clientId,
      client_secret: secret,
      redirect_uris: [redirectUri],
      grant_types: ["authorization_code"],
      response_types: ["code"],
      token_endpoint_auth_method: "client_secret_post",
    },
  ],
  claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
  cookies: { keys: ["of a provider that lasts as long as a test"] },
  pkce: { required: () => true },
  findAccount: (_context, id) =>
    people[id] && { accountId: id, claims: () => ({ sub: id, ...people[id] }) },
});

provider.listen(Number(port), "127.0.0.1");
