/** How YAML is written, for all who write it: the file formats and the doors. It leans on nothing but the JDK. */
@NullMarked
package muster.yaml;

import org.jspecify.annotations.NullMarked;
