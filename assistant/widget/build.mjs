// Bundles the widget into one file, dist/dario-chat.js: scripts and styles, made small.
import { build } from "esbuild";

/** Gives `import styles from "./styles.css"` as one minified text, with what the file itself imports. */
const stylesAsText = {
  name: "styles-as-text",
  setup(builder) {
    builder.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const bundled = await build({ entryPoints: [path], bundle: true, minify: true, write: false, target: TARGET });
      const styles = bundled.outputFiles[0].text.trim();
      return { contents: `export default ${JSON.stringify(styles)};`, loader: "js" };
    });
  },
};

const TARGET = ["chrome103", "firefox115", "safari16.4"];

await build({
  entryPoints: ["src/main.js"],
  outfile: process.argv[2] || "dist/dario-chat.js",
  bundle: true,
  minify: true,
  format: "iife", // a classic script: it can be embedded from another origin, and knows its own address
  target: TARGET,
  charset: "utf8",
  legalComments: "none",
  banner: { js: "/* Dario's chat widget, EUPL-1.2 */" },
  plugins: [stylesAsText],
});
