package health.cairn.people;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Put on a controller's method: it runs only for somebody who showed who they are within the last quarter of an hour;
 * others are asked first and come back. For exports of patient-level data and changes of what people may see.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ConfirmIdentity {

    /** The page to come back to, where the one a form was sent from cannot be asked for again; else that one. */
    String back() default "";
}
