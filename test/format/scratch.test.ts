import { it } from 'vitest';
import { formatSpec } from '/work/main/src/spec/format/format.ts';
it('x', () => {
const t=`# yaml-language-server: $schema=x
# top header
# second

# about version
version: 1 # trailing v
workspaces:
   # about dev
  dev:
    # tabs comment
    tabs:
    # first item comment
    - layout: # lay
         row: [a,b] # row trailing
      name: 'code' # trailing name
      # end of tabs comment
    # before panes


    panes:
      a: { focus: true, run: x, # in flow
            }
      b:
        run: |
           echo hello
             more

           end
        stop: {timeout: 5s, signal: "SIGINT"}
      long: { run: "npm run dev -- --host 0.0.0.0 --port 3000 --open --verbose --more-flags and so on", focus: true }
      # end of panes
  # end of ws indent
# before name
name: shop
# end of file
x-a: &x
  - 1
  - - 2
    - 3
# really end
`;
for (const text of [t]) {
 const r = formatSpec({path:'/x',shown:'x',role:'main',text});
 console.log(r.ok ? r.value : JSON.stringify(r,null,1));
}
});
